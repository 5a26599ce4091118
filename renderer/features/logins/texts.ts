/** Words of the questions about nodes. */
import { defineTexts } from '../../language/define-texts'

export const texts = defineTexts('logins', {
  en: {
    passwordTitle: 'Password of {user}',
    passwordLabel: 'Password of {user} on the nodes',
    passwordHint:
      'For {node} and the other nodes with this account. It is kept in memory until the app ends.',
    passwordWrong: 'Node {node} refused it.',
    passphraseTitle: 'Unlock your key',
    passphraseLabel: 'Passphrase of {file}',
    passphraseHint: 'It is kept in memory until the app ends. An ssh-agent would spare you this question.',
    passphraseWrong: 'That was not right.',
    without: 'Go on without',
    logIn: 'Log in',
    trustTitle: 'Is this node {node}?',
    trustText:
      'It was never seen before, so nothing proves yet that it is the computer you mean. If you say yes, its key is noted, and another key will be refused from then on.',
    trust: 'Yes, trust it',
    fingerprint: 'Fingerprint of its key',
    compare: 'To be sure, compare it with what this command prints on the node:',
    replaceTitle: 'Replace the agent of node {node}?',
    replaceText: '{reason}. Whatever its agent still runs ends when it is replaced.',
    replaceIdle: '{reason}. Nothing runs on it.',
    replaceBusy: '{reason}. When it is replaced, this ends there:',
    replace: 'Replace it',
  },
  de: {
    passwordTitle: 'Passwort von {user}',
    passwordLabel: 'Passwort von {user} auf den Knoten',
    passwordHint:
      'Für {node} und die anderen Knoten mit diesem Konto. Es bleibt im Arbeitsspeicher, bis die App endet.',
    passwordWrong: 'Knoten {node} hat es abgelehnt.',
    passphraseTitle: 'Schlüssel entsperren',
    passphraseLabel: 'Passphrase von {file}',
    passphraseHint:
      'Sie bleibt im Arbeitsspeicher, bis die App endet. Ein ssh-agent würde diese Frage ersparen.',
    passphraseWrong: 'Das war nicht richtig.',
    without: 'Ohne fortfahren',
    logIn: 'Anmelden',
    trustTitle: 'Ist das der Knoten {node}?',
    trustText:
      'Er wurde noch nie gesehen; nichts belegt bisher, dass es der gemeinte Computer ist. Bei Ja wird sein Schlüssel notiert, und ein anderer wird künftig abgelehnt.',
    trust: 'Ja, vertrauen',
    fingerprint: 'Fingerabdruck seines Schlüssels',
    compare: 'Zur Sicherheit mit der Ausgabe dieses Befehls auf dem Knoten vergleichen:',
    replaceTitle: 'Agenten von Knoten {node} ersetzen?',
    replaceText: '{reason}. Was der Agent noch ausführt, endet dabei.',
    replaceIdle: '{reason}. Auf ihm läuft nichts.',
    replaceBusy: '{reason}. Wird er ersetzt, endet dort:',
    replace: 'Ersetzen',
  },
})
