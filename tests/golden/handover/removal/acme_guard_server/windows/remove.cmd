@echo off
setlocal EnableExtensions DisableDelayedExpansion
set NODE_OPTIONS=
set NODE_PATH=
set npm_config_userconfig=nul
set npm_config_globalconfig=nul
rem Removes what the plan in instructions.txt names. Holds no password.
rem Exit codes: 0 removed or nothing to do, 3010 removed and restart needed, 1 failed, 2 something is left,
rem 3 another machine, 4 checks not confirmed, 5 no rights, 6 a restart is pending; a failing installer's own code is handed on.
set "sys=%SystemRoot%\System32"
set "log=%SystemRoot%\Logs\interdict-removal.log"
set "keys=HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall"
set "keys32=HKLM\SOFTWARE\WOW6432Node\Microsoft\Windows\CurrentVersion\Uninstall"
set result=0
set restart=0
set found=0

"%sys%\reg.exe" add "HKLM\SOFTWARE\InterdictRightsCheck" /f >nul 2>&1
if errorlevel 1 (
    echo Run it as administrator. Nothing was done.
    exit /b 5
)
"%sys%\reg.exe" delete "HKLM\SOFTWARE\InterdictRightsCheck" /f >nul 2>&1
if /i "%~1"=="/confirmed" goto confirmed
echo Check this first, then run it again with /confirmed:
echo - It is decided what protects this machine afterwards.
echo - There is a restore point or a backup, or it was decided to go on without.
exit /b 4
:confirmed
if not exist "%SystemRoot%\Logs" mkdir "%SystemRoot%\Logs"

rem Step 1
call :say Uninstall Acme Guard Server - left, see instructions.txt or use remove.ps1
if %result%==0 set result=2
:next1

if %found%==0 if %result%==0 call :say Nothing of it is here. Nothing was done.
if not %result%==0 exit /b %result%
if %restart%==1 exit /b 3010
exit /b 0

:say
echo %*
>>"%log%" echo %DATE% %TIME% %*
exit /b 0

:outcome
if %1==0 goto done
if %1==1605 goto done
if %1==1614 goto done
if %1==3010 goto reboot
if %1==1641 goto reboot
call :say It ended with code %1.
set result=%1
if %1==-1 set result=1
exit /b 0
:reboot
set restart=1
:done
call :say Done, code %1.
exit /b 0
