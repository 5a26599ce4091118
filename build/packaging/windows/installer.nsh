; What the installer does besides copying: the command on the PATH, and folders' “Open with”.

!macro editPath ACTION
  nsExec::ExecToLog `"$SYSDIR\WindowsPowerShell\v1.0\powershell.exe" -NoProfile -NonInteractive -ExecutionPolicy Bypass -File "$INSTDIR\resources\fission\bin\path.ps1" ${ACTION}`
  Pop $0
  ${If} $0 != 0
    DetailPrint "The command fission could not be put on, or taken off, the PATH ($0)."
  ${EndIf}
!macroend

!macro openWith KEY ARGUMENT
  WriteRegStr SHCTX "Software\Classes\${KEY}\shell\FissionControlCenter" "" "Open with Fission Control Center"
  WriteRegStr SHCTX "Software\Classes\${KEY}\shell\FissionControlCenter" "Icon" "$INSTDIR\${APP_EXECUTABLE_FILENAME}"
  WriteRegStr SHCTX "Software\Classes\${KEY}\shell\FissionControlCenter\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "${ARGUMENT}"'
!macroend

!macro customInstall
  !insertmacro editPath add
  !insertmacro openWith "Directory" "%1"
  !insertmacro openWith "Directory\Background" "%V"
!macroend

!macro customUnInstall
  !insertmacro editPath remove
  DeleteRegKey SHCTX "Software\Classes\Directory\shell\FissionControlCenter"
  DeleteRegKey SHCTX "Software\Classes\Directory\Background\shell\FissionControlCenter"
!macroend
