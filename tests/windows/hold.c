/* hold PATH ACCESS SHARE: a program that has a file open. It asks for ACCESS (r, w or rw), lets others
   open it meanwhile as SHARE says (any of r, w and d, for reading, writing and taking away; - for
   nothing), says "held", and lets go when its standard input ends. */
#include <stdio.h>
#include <wchar.h>
#include <windows.h>

static DWORD bits(const wchar_t *letters, DWORD read, DWORD write, DWORD delete) {
  return (wcschr(letters, L'r') ? read : 0) | (wcschr(letters, L'w') ? write : 0) |
         (wcschr(letters, L'd') ? delete : 0);
}

int wmain(int count, wchar_t **words) {
  if (count != 4) return 2;
  DWORD access = bits(words[2], GENERIC_READ, GENERIC_WRITE, DELETE);
  DWORD share = bits(words[3], FILE_SHARE_READ, FILE_SHARE_WRITE, FILE_SHARE_DELETE);
  HANDLE file = CreateFileW(words[1], access, share, NULL, OPEN_EXISTING, 0, NULL);
  if (file == INVALID_HANDLE_VALUE) {
    printf("refused %lu\n", GetLastError());
    return 1;
  }
  printf("held\n");
  fflush(stdout);
  while (getchar() != EOF) {
  }
  return 0;
}
