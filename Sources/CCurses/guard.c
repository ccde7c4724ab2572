// The guard: whatever ends the process, the terminal is given back as it was found. Everything that can run in a
// signal handler here uses only system calls that are safe there.

#define _GNU_SOURCE
#include "ccurses.h"
#include "private.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

static struct termios settings;
static int terminal = -1;
static char sequences[1024];
static volatile sig_atomic_t sequences_length;
static volatile sig_atomic_t armed;
static volatile sig_atomic_t is_asked;
static volatile time_t asked_at;
static int pipe_ends[2] = {-1, -1};
static int errors_kept = -1;   // where standard error goes while the screen is up
static int errors_real = -1;   // where it went before

static const int deadly[] = {SIGSEGV, SIGABRT, SIGILL, SIGBUS, SIGTRAP, SIGFPE, SIGQUIT, SIGSYS};
static const int asking[] = {SIGTERM, SIGHUP, SIGINT};
enum { deadly_count = sizeof deadly / sizeof *deadly, asking_count = sizeof asking / sizeof *asking };

void guard_remember(const char *sequence) {
    if (!sequence) return;
    int length = sequences_length;
    while (*sequence && length < (int)sizeof sequences) {
        if (sequence[0] == '$' && sequence[1] == '<') {
            const char *end = strchr(sequence, '>');
            if (end) {
                sequence = end + 1;
                continue;
            }
        }
        sequences[length++] = *sequence++;
    }
    sequences_length = length;
}

static void write_all(int to, const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t written = write(to, bytes, length);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return;
        bytes += written;
        length -= (size_t)written;
    }
}

void guard_hold_errors(void) {
    if (errors_real >= 0 || !isatty(STDERR_FILENO)) return;
    errors_kept = memfd_create("errors", MFD_CLOEXEC);
    if (errors_kept < 0) return;
    int real = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
    if (real < 0 || dup2(errors_kept, STDERR_FILENO) < 0) {
        if (real >= 0) close(real);
        close(errors_kept);
        errors_kept = -1;
        return;
    }
    errors_real = real;
}

void guard_release_errors(void) {
    if (errors_real < 0) return;
    dup2(errors_real, STDERR_FILENO);
    close(errors_real);
    errors_real = -1;
    char bytes[1024];
    ssize_t length;
    lseek(errors_kept, 0, SEEK_SET);
    while ((length = read(errors_kept, bytes, sizeof bytes)) > 0) write_all(STDERR_FILENO, bytes, (size_t)length);
    close(errors_kept);
    errors_kept = -1;
}

void guard_restore(void) {
    if (!armed) return;
    armed = 0;
    write_all(STDOUT_FILENO, sequences, (size_t)sequences_length);
    tcsetattr(terminal, TCSANOW, &settings);
    guard_release_errors();
}

// Gives the terminal back and lets the signal do what it does to any process. Swift's own handler, which ours
// replaces, would keep the terminal for half a minute to ask what to print.
static void die(int signal_number) {
    guard_restore();
    struct sigaction plain = {.sa_handler = SIG_DFL};
    sigaction(signal_number, &plain, NULL);
    sigset_t only;
    sigemptyset(&only);
    sigaddset(&only, signal_number);
    sigprocmask(SIG_UNBLOCK, &only, NULL);
    raise(signal_number);
}

static void tell(int signal_number) {
    int error = errno;
    char byte = (char)signal_number;
    // A full pipe already says enough.
    ssize_t ignored = write(pipe_ends[1], &byte, 1);
    (void)ignored;
    errno = error;
}

// A request to end goes to the program. If it is still there when another comes a while later, it is stuck, and the
// request is granted here. Closing a window sends two at once, so a second alone says nothing.
static void ask(int signal_number) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (is_asked && now.tv_sec - asked_at >= 2) die(signal_number);
    if (!is_asked) asked_at = now.tv_sec;
    is_asked = 1;
    tell(signal_number);
}

static void at_exit(void) { guard_restore(); }

void guard_begin(int descriptor) {
    terminal = descriptor;
    tcgetattr(terminal, &settings);
    sequences_length = 0;
    is_asked = 0;
    if (pipe_ends[0] >= 0) return;
    if (pipe2(pipe_ends, O_CLOEXEC | O_NONBLOCK) != 0) return;

    // A stack of its own, so that running out of stack gives the terminal back too.
    static char stack[32 * 1024];
    stack_t alternate = {.ss_sp = stack, .ss_size = sizeof stack};
    sigaltstack(&alternate, NULL);

    struct sigaction action = {.sa_flags = SA_ONSTACK | SA_RESTART};
    sigemptyset(&action.sa_mask);
    action.sa_handler = die;
    for (int i = 0; i < deadly_count; i++) sigaction(deadly[i], &action, NULL);
    action.sa_flags = SA_RESTART;
    action.sa_handler = ask;
    for (int i = 0; i < asking_count; i++) {
        // What the parent asked us to ignore (nohup) stays ignored.
        struct sigaction earlier;
        sigaction(asking[i], NULL, &earlier);
        if (earlier.sa_handler != SIG_IGN) sigaction(asking[i], &action, NULL);
    }
    atexit(at_exit);
}

// Curses brings handlers of its own for these; ours come after.
void guard_arm(void) {
    struct sigaction action = {.sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    action.sa_handler = tell;
    sigaction(SIGWINCH, &action, NULL);
    sigaction(SIGTSTP, &action, NULL);
    sigaction(SIGCONT, &action, NULL);
    sigaction(SIGCHLD, &action, NULL);
    action.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &action, NULL);

    // A parent that held signals back hands that down; we want to hear them.
    sigset_t heard;
    sigemptyset(&heard);
    for (int i = 0; i < deadly_count; i++) sigaddset(&heard, deadly[i]);
    for (int i = 0; i < asking_count; i++) sigaddset(&heard, asking[i]);
    sigaddset(&heard, SIGWINCH);
    sigaddset(&heard, SIGTSTP);
    sigaddset(&heard, SIGCONT);
    sigaddset(&heard, SIGCHLD);
    sigprocmask(SIG_UNBLOCK, &heard, NULL);
    armed = 1;
}

void guard_disarm(void) { armed = 0; }

int guard_signals(void) { return pipe_ends[0]; }

static void stop(pid_t whom) {
    struct sigaction ours;
    struct sigaction plain = {.sa_handler = SIG_DFL};
    sigaction(SIGTSTP, &plain, &ours);
    kill(whom, SIGTSTP);
    sigaction(SIGTSTP, &ours, NULL);
}

// The whole job stops, as when the terminal's own key is pressed.
void guard_stop(void) { stop(0); }

void guard_stop_alone(void) { stop(getpid()); }

void guard_lend(bool lends) {
    static struct sigaction interrupt, quit;
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    sigaction(SIGINT, lends ? &ignore : &interrupt, lends ? &interrupt : NULL);
    sigaction(SIGQUIT, lends ? &ignore : &quit, lends ? &quit : NULL);
}
