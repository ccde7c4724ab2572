// The shipped rubrics: what a mission, a plan or a way of working is judged against.

extension Rubric {
    private static let likelihood = [
        Rating("R", "Highly problematic: urgent, decisive action"),
        Rating("AR", "Problematic: substantial attention, some aspects urgent"),
        Rating("AG", "Mixed: some aspects need substantial attention, some good"),
        Rating("G", "Good: refinement and systematic implementation"),
    ]

    private static let evidenced = [
        Rating("0", "Not evidenced"),
        Rating("1", "Partly evidenced"),
        Rating("2", "Evidenced"),
        Rating("3", "Embedded: routine and survives a change of people"),
    ]

    /// Every shipped rubric. `source` says where it comes from and how far its wording was checked.
    public static let all: [Rubric] = [
        Rubric(
            "pmdu", "Likelihood of delivery (PMDU assessment framework)",
            appliesTo: ["mission", "outcome", "programme"],
            scale: likelihood,
            criteria: [
                Criterion(
                    "challenge", "Degree of challenge: how hard is this, compared with anything done before?",
                    scale: [Rating("L", "Low"), Rating("M", "Medium"), Rating("H", "High"), Rating("VH", "Very high")]),
                Criterion("planning", "Quality of planning, implementation and performance management"),
                Criterion(
                    "capacity", "Capacity to drive progress: leadership, skills, relationships along the delivery chain"
                ),
                Criterion(
                    "stage", "Stage of delivery",
                    scale: [
                        Rating("1", "Policy development"), Rating("2", "Implementation"),
                        Rating("3", "Embedding change"), Rating("4", "Irreversible progress"),
                    ]),
            ],
            source: "Barber, Instruction to Deliver; Deliverology 101 ch.4; wording of the levels ours"),
        Rubric(
            "edi", "Likelihood of delivery (EDI 2015 version)",
            appliesTo: ["mission", "outcome", "programme"],
            scale: likelihood,
            criteria: [
                Criterion(
                    "planning",
                    "Is there a named leader and team, a written plan with clear measures of progress, and does the plan drive day-to-day work?"
                ),
                Criterion(
                    "capacity",
                    "Are the roles everyone must play specified, and do people along the chain have the skill and will, at scale?"
                ),
                Criterion("progress", "Is there evidence of progress: are the leading measures and outcome moving?"),
            ],
            source: "EDI Assessment Framework Guide, May 2015 (studylib 15148819); verified by look-up"),
        Rubric(
            "dca5", "Delivery Confidence Assessment, five-point (to 2020/21)",
            appliesTo: ["programme"],
            scale: [
                Rating(
                    "R",
                    "Successful delivery appears unachievable; major issues do not appear manageable; may need re-scoping or viability reassessed"
                ),
                Rating("AR", "Delivery in doubt; major risks or issues in a number of key areas; urgent action needed"),
                Rating(
                    "A",
                    "Feasible but significant issues already exist requiring management attention; appear resolvable if addressed promptly"
                ),
                Rating("AG", "Probable; constant attention needed so risks do not become major issues"),
                Rating(
                    "G",
                    "Highly likely on time, budget and quality; no major outstanding issues that appear to threaten delivery significantly"
                ),
            ],
            criteria: [
                Criterion(
                    "dca",
                    "Rate delivery confidence against time, cost, quality and benefits in the latest approved mandate")
            ],
            source: "NAO/IPA (affinitext 5738); GMPP data set; verified by look-up"),
        Rubric(
            "dca3", "Delivery Confidence Assessment, three-point (2021/22 on)",
            appliesTo: ["programme"],
            scale: [
                Rating("R", "Appears unachievable without re-scoping or reassessed viability"),
                Rating("A", "Feasible but significant issues exist; resolvable if addressed promptly"),
                Rating("G", "Highly likely; no major outstanding issues threatening delivery"),
            ],
            criteria: [
                Criterion("ipa", "Independent (IPA/NISTA) rating"),
                Criterion("sro", "SRO self rating"),
            ],
            source: "GMPP 2022-23 columns; NISTA 2024-25; verified by look-up"),
        Rubric(
            "five_questions", "Delivery Unit five questions",
            appliesTo: ["mission", "outcome", "programme"],
            scale: evidenced,
            criteria: [
                Criterion("q1", "What are you trying to do?"),
                Criterion("q2", "How are you trying to do it?"),
                Criterion("q3", "How do you know you are succeeding?"),
                Criterion("q4", "If you are not succeeding, how will you change things?"),
                Criterion("q5", "How can we help you?"),
            ],
            source: "Barber via Management Today; verified by look-up"),
        Rubric(
            "delivery_plan", "Delivery plan questions",
            appliesTo: ["outcome", "programme"],
            scale: evidenced,
            criteria: [
                Criterion("chain", "What is the delivery chain?"),
                Criterion("accountable", "Who is accountable at the top and all along the chain?"),
                Criterion("milestones", "What are the key actions (milestones)?"),
                Criterion("timetable", "What is the timetable?"),
                Criterion("stakeholders", "Who are the key stakeholders and how will they be brought on board?"),
                Criterion("risks", "What are the major risks and how are they managed?"),
                Criterion("measure", "How will success be measured and what is the trajectory?"),
                Criterion("resources", "What resources and support are needed?"),
            ],
            source:
                "Barber AfDB slides 2010; EDI ten questions 2015; first five verified; rest consistent with EDI list"),
        Rubric(
            "help_asks", "Help asks by actor",
            appliesTo: ["mission", "programme"],
            scale: [
                Rating("-", "Free text ask, becomes an action or a needs link")
            ],
            criteria: [
                Criterion("block", "What is blocking you?"),
                Criterion("centre", "How can the centre help?"),
                Criterion("depts", "How can other departments help?"),
                Criterion("parliament", "How can Parliament help?"),
                Criterion("industry", "How can industry help?"),
                Criterion("third", "How can the third sector help?"),
                Criterion("academia", "How can academia help?"),
                Criterion("places", "How can places (councils, mayors, NHS bodies, devolved governments) help?"),
            ],
            source: "US performance.gov APG cover sheet; the last question added"),
        Rubric(
            "wfg5", "Five ways of working",
            appliesTo: ["mission", "programme", "decision"],
            scale: evidenced,
            criteria: [
                Criterion("long_term", "Are short-term needs balanced with long-term needs?"),
                Criterion("prevention", "Does it stop problems occurring or getting worse?"),
                Criterion("integration", "Have effects on other goals and other bodies been considered?"),
                Criterion("collaboration", "Who else could help, and are they acting with us?"),
                Criterion("involvement", "Are people with an interest, reflecting diversity of place, involved?"),
            ],
            source:
                "Davidson, Mission-led government (Carnegie UK, 2024); OECD on the Well-being of Future Generations (Wales) Act 2015"
        ),
        Rubric(
            "fgf_barriers", "Seven barriers (is the barrier present?)",
            appliesTo: ["mission", "org"],
            scale: [
                Rating("0", "Absent"),
                Rating("1", "Present, contained"),
                Rating("2", "Present, harming delivery"),
                Rating("3", "Blocking"),
            ],
            criteria: [
                Criterion("framing", "Mission or concept poorly framed or misconstrued"),
                Criterion("silo", "Siloed: officials work first to their own Secretary of State"),
                Criterion("boundaries", "Rigid boundaries: centre/local, other parts of state, sectors, state/citizen"),
                Criterion("money", "Public finance allocations and processes work against cross-departmental working"),
                Criterion("risk_averse", "Risk-averse culture: self-censoring for fear of failure or exposure"),
                Criterion("hollow_centre", "Hollowed-out capacity at the centre"),
                Criterion("washing", "Missions as another word for priorities: mission-washing"),
            ],
            source:
                "The Latest Thinking on reforming Government systems (blog, 2025), on the Future Governance Forum paper to the select committee"
        ),
        Rubric(
            "fgf_shifts", "Six shifts a mission government must make",
            appliesTo: ["mission", "portfolio"],
            scale: evidenced,
            criteria: [
                Criterion(
                    "purpose",
                    "Lead with purpose: overarching vision, theory of change per mission, repurpose stale missions, visible political backing"
                ),
                Criterion(
                    "partnership",
                    "Govern in partnership with state and non-state actors at every stage of the policy cycle"),
                Criterion(
                    "collaborate",
                    "Work collaboratively: collectively owned, shared accountability for benefits elsewhere, governance of learning"
                ),
                Criterion(
                    "money",
                    "Money follows the missions: appraisal, budgets, procurement, preventative category, place-based budgets"
                ),
                Criterion(
                    "capacity",
                    "Rebuild state capacity: skills, secondments, less consultancy, local capacity, technology"),
                Criterion(
                    "test_learn", "Test, learn and grow: prescriptive about ends, flexible about means, political cover"
                ),
            ],
            source: "The Latest Thinking on reforming Government systems (blog, 2025)"),
        Rubric(
            "radical_how", "Radical How: ten moves",
            appliesTo: ["mission", "programme", "portfolio"],
            scale: evidenced,
            criteria: [
                Criterion("m1", "Make outcomes matter most"),
                Criterion("m2", "Let outcomes define accountability: promises, not paperwork"),
                Criterion("m3", "Politicians set direction through missions; civil servants determine how"),
                Criterion("m4", "Add more teams: multidisciplinary teams are the unit of delivery"),
                Criterion("m5", "Open up: work in the open, sharing successes and failures"),
                Criterion(
                    "m6",
                    "Fund teams, not programmes: incremental investment, oversight proportionate to financial risk"),
                Criterion("m7", "Reinvent procurement: buy services that support teams"),
                Criterion("m8", "Train for the internet era"),
                Criterion("m9", "Invest in digital infrastructure: open data, common platforms, clear design"),
                Criterion("m10", "Lead with courage"),
            ],
            source: "The Latest Thinking on reforming Government systems (blog, 2025)"),
        Rubric(
            "local_pillars", "Collaboration not centralisation",
            appliesTo: ["mission", "programme", "org"],
            scale: evidenced,
            criteria: [
                Criterion("digital", "Digital: talent in places as well as Whitehall"),
                Criterion("data", "Data: councils share data with each other and the centre"),
                Criterion("technology", "Technology: challenge inflexible Big IT"),
                Criterion("innovation", "Innovation: support, match and celebrate places trying new ideas"),
                Criterion("design", "People shape services through design, not only consultation"),
            ],
            source: "Blackwell and Greenway, Mission: Possible (2024)"),
        Rubric(
            "macnamara6", "Six takeaways",
            appliesTo: ["mission", "portfolio"],
            scale: evidenced,
            criteria: [
                Criterion("purpose", "Is there a profound purpose and a plan, not slogans?"),
                Criterion("limits", "Are we honest about the limits of government and enlisting others?"),
                Criterion(
                    "humility",
                    "Can people say: hang on, that does not look right to me? Can mistakes be admitted and course changed?"
                ),
                Criterion(
                    "team_sport",
                    "Is everything from procurement to policy to operations pointing the same way, with sensible boundaries?"
                ),
                Criterion("no_washing", "Is ordinary business valued and not re-badged as mission?"),
                Criterion("light_centre", "Is the unit at the centre light, collaborative and co-designing?"),
            ],
            source: "MacNamara, Six reasons the civil service should embrace mission-driven government (2024)"),
        Rubric(
            "carnegie_lessons", "Five lessons from Scotland and Wales",
            appliesTo: ["mission", "portfolio"],
            scale: evidenced,
            criteria: [
                Criterion(
                    "leadership",
                    "Leadership plus aligned culture, incentives, rewards, training, recruitment, internal processes"),
                Criterion("work_differently", "Ways of working evidenced, with capability support as well as policing"),
                Criterion(
                    "decentralise", "Decentralising and empowering mindset, parity of esteem, autonomy for others"),
                Criterion(
                    "rewire", "Accountabilities re-wired where they pull the wrong way; scrutiny aligned to outcomes"),
                Criterion("measure", "Measure what matters and communicate how we are doing to citizens"),
            ],
            source: "Davidson, Mission-led government (Carnegie UK, 2024)"),
        Rubric(
            "carnegie_questions", "Closing questions",
            appliesTo: ["mission", "portfolio"],
            scale: evidenced,
            criteria: [
                Criterion("levers", "Are all available levers identified and aligned in service of the mission?"),
                Criterion("capability", "Is the capability required for missions being prioritised and invested in?"),
                Criterion(
                    "ecosystem",
                    "Is the whole eco-system understood and are others given the autonomy to play their full part?"),
                Criterion(
                    "scrutiny",
                    "How will audit and Parliament scrutinise delivery; who accounts for the cross-cutting mission?"),
                Criterion(
                    "knowing", "How will we know whether intended outcomes are being delivered, without target gaming?"),
            ],
            source: "Davidson, Mission-led government (Carnegie UK, 2024), closing questions"),
        Rubric(
            "delivery_unit_test", "Delivery Unit parallels and differences",
            appliesTo: ["mission"],
            scale: evidenced,
            criteria: [
                Criterion("leader_time", "Does the leader personally give substantial time and presence?"),
                Criterion("beyond_dept", "Does it exceed one department and resist a single target?"),
                Criterion("resources", "Are dedicated resources allocated?"),
                Criterion("targets", "Is there a blend of shorter and much longer term targets?"),
                Criterion("catalyse", "Is the state catalysing non-government actors?"),
                Criterion("stay_course", "Are we staying the course under pressure?"),
            ],
            source: "Macdonnell's note on Rutter, Making mission-driven government more than a catchphrase (2023)"),
    ]
}
