// Other programs, started from here: an editor that gets the terminal, a clipboard that gets a text.

#define _GNU_SOURCE
#include "ccurses.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

int child_start(char *const words[], int input) {
    posix_spawnattr_t manner;
    posix_spawn_file_actions_t files;
    posix_spawnattr_init(&manner);
    posix_spawn_file_actions_init(&files);

    sigset_t all, none;
    sigfillset(&all);
    sigemptyset(&none);
    posix_spawnattr_setsigdefault(&manner, &all);
    posix_spawnattr_setsigmask(&manner, &none);
    short flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK;
    if (input >= 0) {
        flags |= POSIX_SPAWN_SETSID;
        posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO);
        posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    }
    posix_spawnattr_setflags(&manner, flags);

    pid_t process = 0;
    int refused = posix_spawnp(&process, words[0], &files, &manner, words, environ);
    posix_spawnattr_destroy(&manner);
    posix_spawn_file_actions_destroy(&files);
    return refused ? -refused : process;
}

static int look(int process, int *code, int manner) {
    int status = 0;
    pid_t found;
    do found = waitpid(process, &status, manner | WUNTRACED);
    while (found < 0 && errno == EINTR);
    if (found == 0) return child_runs;
    if (found < 0) return child_gone;
    if (WIFSTOPPED(status)) {
        *code = WSTOPSIG(status);
        return child_stopped;
    }
    if (WIFSIGNALED(status)) {
        *code = WTERMSIG(status);
        return child_killed;
    }
    *code = WEXITSTATUS(status);
    return child_exited;
}

int child_look(int process, int *code) { return look(process, code, WNOHANG); }

int child_wait(int process, int *code) { return look(process, code, 0); }

int child_text(const char *bytes, size_t length) {
    int file = memfd_create("text", MFD_CLOEXEC);
    if (file < 0) return -1;
    while (length > 0) {
        ssize_t written = write(file, bytes, length);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) {
            close(file);
            return -1;
        }
        bytes += written;
        length -= (size_t)written;
    }
    lseek(file, 0, SEEK_SET);
    return file;
}
