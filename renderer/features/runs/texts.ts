/** Words about runs, in the top bar and the status bar. */
import { defineTexts } from '../../language/define-texts'

export const texts = defineTexts('runs', {
  en: {
    network: 'Network',
    noNetwork: 'No network',
    simulate: 'Simulate',
    simulateTitle: 'Run the network on this computer, with real agents',
    stop: 'Stop',
    stopNow: 'Stop now',
    stopTitle: 'End the jobs in order',
    stopNowTitle: 'End everything at once',
    nodes: 'Local nodes',
    nodesTitle: 'Agents that stand for the nodes of the network',
    notSaved: 'The network has problems that keep it from starting',
    idle: 'Not running',
    phases: {
      preparing: 'Starting',
      running: 'Running',
      stopping: 'Stopping',
      ended: 'Ended',
    },
    outcomes: {
      done: 'Finished',
      failed: 'Failed',
      refused: 'Not started',
    },
    jobsRunning: '{running} of {all} jobs running',
  },
  de: {
    network: 'Netzwerk',
    noNetwork: 'Kein Netzwerk',
    simulate: 'Simulieren',
    simulateTitle: 'Netzwerk auf diesem Computer ausführen, mit echten Agenten',
    stop: 'Stoppen',
    stopNow: 'Sofort stoppen',
    stopTitle: 'Jobs geordnet beenden',
    stopNowTitle: 'Alles sofort beenden',
    nodes: 'Lokale Knoten',
    nodesTitle: 'Agenten, die für die Knoten des Netzwerks stehen',
    notSaved: 'Das Netzwerk hat Probleme und kann so nicht starten',
    idle: 'Läuft nicht',
    phases: {
      preparing: 'Startet',
      running: 'Läuft',
      stopping: 'Stoppt',
      ended: 'Beendet',
    },
    outcomes: {
      done: 'Fertig',
      failed: 'Fehlgeschlagen',
      refused: 'Nicht gestartet',
    },
    jobsRunning: '{running} von {all} Jobs laufen',
  },
})
