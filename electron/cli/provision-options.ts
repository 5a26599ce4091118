/** Options of `fission provision`, as commander gives them. */
export interface ProvisionOptions {
  inventory?: string
  user?: string
  key?: string
  askPass?: true
  askBecomePass?: true
  secretsStdin?: true
  dryRun?: true
  failed?: true
  set: Record<string, unknown>
  verbose?: true
  json?: true
  passwordsOff?: true
}
