/* A step of a removal in the test bed: makes a file of its own in C:\Program Files\Test Steps\made each time it is
 * run, so that every run counts. While a file hold-NN stands there, step NN says that it has begun and waits. */
#include <stdio.h>
#include <windows.h>

#define FOLDER "C:\\Program Files\\Test Steps\\"

static int is_there(const char *path)
{
    return GetFileAttributesA(path) != INVALID_FILE_ATTRIBUTES;
}

int main(int count, char **words)
{
    char path[MAX_PATH];
    FILE *file;
    if (count < 2) return 2;
    snprintf(path, sizeof path, FOLDER "hold-%s", words[1]);
    if (is_there(path)) {
        snprintf(path, sizeof path, FOLDER "begun-%s", words[1]);
        file = fopen(path, "w");
        if (file) fclose(file);
        /* It is ended from outside; without that it ends as failed. */
        Sleep(60000);
        return 3;
    }
    snprintf(path, sizeof path, FOLDER "made\\step%s-%lu", words[1], GetCurrentProcessId());
    file = fopen(path, "w");
    if (!file) return 4;
    fclose(file);
    return 0;
}
