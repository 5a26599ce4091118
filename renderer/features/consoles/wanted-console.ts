/** Which console other features ask for. */
import { shallowRef } from 'vue'

/** The job whose console shall be shown; null is the one of all jobs. */
export const wantedConsole = shallowRef<number | null>(null)
