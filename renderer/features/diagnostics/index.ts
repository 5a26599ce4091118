/** Why something does not work, on this computer or with a node. */
import { useDiagnosisStore } from '../../stores/diagnosis.store'
import type { Feature } from '../../workbench/feature'
import DiagnosisOverlay from './DiagnosisOverlay.vue'
import { texts } from './texts'

export const feature: Feature = {
  overlay: DiagnosisOverlay,
  commands: [
    {
      id: 'diagnostics.computer',
      title: () => texts.command,
      run: () => useDiagnosisStore().diagnose(null),
    },
  ],
}
