/** Options of `fission doctor`, as commander gives them. */
export interface DoctorOptions {
  node?: string
  inventory?: string
  user?: string
  key?: string
  askPass?: true
  json?: true
}
