/** Why a job is not placed, a move is refused or a node is lost, in German. */
import type { Sentences } from '../sentences'

export const placementSentences: Sentences = {
  // Why a node does not take a job.
  'not a node of this run': 'kein Knoten dieses Laufs',
  'not connected': 'nicht verbunden',
  'suspect: no heartbeat for a moment': 'stumm: gerade kein Lebenszeichen',
  lost: 'verloren',
  'full: {jobs} of {slots} slots taken': 'voll: {jobs} von {slots} Plätzen belegt',
  'the job has no group': 'der Job hat keine Gruppe',
  'not the default node': 'nicht der bevorzugte Knoten',
  'in none of the groups {groups}': 'in keiner der Gruppen {groups}',
  'only for jobs of group {group}': 'nur für Jobs der Gruppe {group}',
  'not in group {group}': 'nicht in Gruppe {group}',

  // Why a job stays where it is.
  'the run is stopping': 'der Lauf stoppt gerade',
  'the job has ended': 'der Job ist beendet',
  'the job is there already': 'der Job ist schon dort',

  // Why a node is lost.
  'its agent ended': 'sein Agent läuft nicht mehr',
  'its agent was started again': 'sein Agent wurde neu gestartet',
  'it cannot be reached': 'er ist nicht erreichbar',
  'no heartbeat for {ms} ms': 'seit {ms} ms kein Lebenszeichen',
}
