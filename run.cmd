@echo off
rem The same as "make run", for Windows 10 and 11: makes .venv from requirements.lock by hash, then opens the program.
setlocal
chcp 65001 >nul
cd /d "%~dp0"
set PYTHONUTF8=1

if exist .venv\Scripts\python.exe goto packages
set FOUND=
for %%P in ("py -3" python python3) do if not defined FOUND %%~P -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && set "FOUND=%%~P"
if not defined FOUND (
    echo Cần Python 3.11 trở lên. Máy này chưa có: hãy cài Python rồi chạy lại.
    echo Python 3.11 or newer is needed and was not found: install it, then run this again.
    pause
    exit /b 1
)
%FOUND% -m venv .venv || exit /b 1

:packages
fc /b requirements.lock .venv\requirements.lock >nul 2>nul && goto open
echo Đang cài thư viện Python / installing Python packages (requirements.lock)
.venv\Scripts\python.exe -m pip install -q --disable-pip-version-check --no-input --require-hashes -r requirements.lock || exit /b 1
copy /y requirements.lock .venv\requirements.lock >nul

:open
.venv\Scripts\python.exe -m dxdesk %*
