/* Wine 8 has no bcryptprimitives.dll, from which every Rust program takes random numbers. This stands
   in for it in the test bed; it is never shipped. */
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID buffer, ULONG length);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE buffer, SIZE_T length) {
    return SystemFunction036(buffer, (ULONG)length);
}
