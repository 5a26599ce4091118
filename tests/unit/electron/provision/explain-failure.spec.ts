import { expect, it } from 'vitest'
import { explainFailure } from '../../../../electron/provision/explain-failure'

// Messages as Ansible 2.14 with OpenSSH 9.2 gave them.
it.each([
  ['Invalid/incorrect password: Permission denied, please try again.', 'The login was refused'],
  ['pi@10.77.0.11: Permission denied (publickey,password).', 'The login was refused'],
  ['Missing sudo password', 'sudo wants a password and none was given'],
  ['Incorrect sudo password', 'sudo refused the password'],
  ['ssh: connect to host 10.77.0.14 port 22: No route to host', 'It does not answer'],
  ['ssh: connect to host 10.77.0.14 port 22: Connection timed out', 'It does not answer'],
  ['ssh: connect to host 10.77.0.14 port 22: Connection refused', 'It takes no SSH logins'],
  [
    '@@@\n@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!  @\n',
    'Its host key is not the one that is known',
  ],
  ['The disk of pi1 has 12 MB left and the agent needs 150', 'Its disk is full'],
  ['Could not find the requested service fission-agent: host', 'No agent is installed there'],
  ['Unable to start service fission-batman: Job for it failed', 'The mesh could not be started'],
  [
    "No module named 'ansible.module_utils.six.moves'",
    'This Ansible is too old for the Python of its system',
  ],
])('puts %j into words', (message, reason) => {
  expect(explainFailure(message).reason).toBe(reason)
  expect(explainFailure(message).hint).not.toBe('')
})

it('quotes the first line of what it does not know', () => {
  expect(explainFailure('\nunexpected thing\nat line 3').reason).toBe('unexpected thing')
})
