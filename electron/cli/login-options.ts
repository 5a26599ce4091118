/** Options of every command that logs in to nodes. */
import type { Command } from 'commander'
import type { AnswerOptions } from './terminal-questions'

/** As the command line gives them. */
export interface LoginOptions {
  trustNewHosts?: true
  passwordFile?: string
}

/** Answers that were given on the command line. */
export type LoginAnswers = Omit<AnswerOptions, 'upgrade'>

/** Adds `--trust-new-hosts` and `--password-file FILE`. */
export function addLoginOptions(command: Command): Command {
  return command
    .option('--trust-new-hosts', 'note the keys of hosts that were never seen before, without asking')
    .option('--password-file <file>', 'read the password of the nodes’ user from the first line of a file')
}

/** The options with nothing left open. */
export function loginAnswers({ trustNewHosts, passwordFile }: LoginOptions): LoginAnswers {
  return { trustNewHosts: trustNewHosts ?? false, passwordFile: passwordFile ?? null }
}
