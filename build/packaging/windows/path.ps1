# Puts the folder of this script on the user's PATH, or takes it off.
param([Parameter(Mandatory)][ValidateSet('add', 'remove')][string]$Action)
$ErrorActionPreference = 'Stop'

$key = [Microsoft.Win32.Registry]::CurrentUser.OpenSubKey('Environment', $true)
# What is written as %NAME% stays so.
$before = [string]$key.GetValue('Path', '', 'DoNotExpandEnvironmentNames')
$folders = @($before -split ';' | Where-Object { $_ -and $_ -ne $PSScriptRoot })
if ($Action -eq 'add') { $folders += $PSScriptRoot }
$key.SetValue('Path', ($folders -join ';'), 'ExpandString')

# Tells running programs that the environment has changed.
[Environment]::SetEnvironmentVariable('FISSION_PATH_CHANGED', $null, 'User')
