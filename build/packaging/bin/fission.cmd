@"%~dp0..\runtime\node.exe" "%~dp0..\dist\fission.cjs" %*
