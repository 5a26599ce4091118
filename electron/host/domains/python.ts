import { python } from '../../contract/python'
import { implement } from '../handlers'
import type { Implementation } from '../handlers'
import type { Services } from '../services'

/** The editor's questions about Python. */
export function pythonDomain({ pythonLanguage }: Services): Implementation {
  return implement(python, {
    'put-text': ({ root, path, text }) => pythonLanguage.of(root).putText(path, text),
    complete: ({ root, ...place }) => pythonLanguage.of(root).complete(place),
    'describe-completion': ({ root, index }) => pythonLanguage.of(root).describeCompletion(index),
    hover: ({ root, ...place }) => pythonLanguage.of(root).hover(place),
    define: ({ root, ...place }) => pythonLanguage.of(root).define(place),
    'help-signature': ({ root, ...place }) => pythonLanguage.of(root).helpSignature(place),
  })
}
