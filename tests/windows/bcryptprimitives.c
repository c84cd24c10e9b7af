/* The one function of bcryptprimitives.dll that the standard library of Rust asks for: Wine 8 (Debian
   12) has no such file, and a program that needs it ends at once, without a word. */
#include <windows.h>
#include <ntsecapi.h>

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T length) {
  return RtlGenRandom(bytes, (ULONG)length);
}
