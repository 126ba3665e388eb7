/* Uninstallers of the test bed, of our own making, that behave as those of two installers do.
 *
 * LIKE_NSIS: without _?= it copies itself to the folder for temporary files, starts the copy and ends at once
 * with 0; the copy does the work. Silent with /S.
 * LIKE_INNO: does the work itself, silent with /VERYSILENT, and leaves a folder behind.
 *
 * WORK_MS is how long the copy of LIKE_NSIS works.
 *
 * NO_MARK leaves out the name of the installer, by which it is recognised.
 *
 * KEY is the key of its entry below HKEY_LOCAL_MACHINE, FOLDER where it is installed. */
#include <stdio.h>
#include <string.h>
#include <windows.h>

#ifndef WORK_MS
#define WORK_MS 1500
#endif

#ifdef LIKE_NSIS
#define SILENT "/S"
static const char mark[] = "NullsoftInst";
#else
#define SILENT "/VERYSILENT"
static const char mark[] = "JR.Inno.Setup";
#endif

static int work(void)
{
    char pattern[MAX_PATH], path[MAX_PATH];
    WIN32_FIND_DATAA found;
    HANDLE search;
    snprintf(pattern, sizeof pattern, "%s\\*", FOLDER);
    search = FindFirstFileA(pattern, &found);
    if (search != INVALID_HANDLE_VALUE) {
        do {
            snprintf(path, sizeof path, "%s\\%s", FOLDER, found.cFileName);
            /* One that runs cannot delete itself; it is deleted when it is started from elsewhere. */
            DeleteFileA(path);
        } while (FindNextFileA(search, &found));
        FindClose(search);
    }
    RemoveDirectoryA(FOLDER);
    return RegDeleteTreeA(HKEY_LOCAL_MACHINE, KEY) == ERROR_SUCCESS ? 0 : 3;
}

int main(int count, char **words)
{
    int silent = 0, copied = 0, at;
    for (at = 1; at < count; at++) {
        if (!strcmp(words[at], SILENT)) silent = 1;
        if (!strncmp(words[at], "_?=", 3)) copied = 1;
    }
#ifdef NO_MARK
    (void)mark;
#else
    printf("%s\n", mark);
#endif
    if (!silent) {
        fprintf(stderr, "it was not asked to be silent\n");
        return 2;
    }
#ifdef LIKE_NSIS
    if (!copied) {
        char own[MAX_PATH], copy[MAX_PATH], line[2 * MAX_PATH];
        STARTUPINFOA start = {sizeof start};
        PROCESS_INFORMATION process;
        GetModuleFileNameA(NULL, own, sizeof own);
        GetTempPathA(sizeof copy - 16, copy);
        strcat(copy, "Au_.exe");
        if (!CopyFileA(own, copy, FALSE)) return 4;
        snprintf(line, sizeof line, "\"%s\" /S _?=%s", copy, FOLDER);
        if (!CreateProcessA(copy, line, NULL, NULL, FALSE, 0, NULL, NULL, &start, &process)) return 5;
        return 0;
    }
    Sleep(WORK_MS);
#endif
    (void)copied;
    return work();
}
