// What a test run says of its failures at its very end, where they are found without reading all of it.
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'

/** How many lines of an error are repeated: its message, what was expected and got, and where. */
const LINES = 16

/**
 * @typedef {{ fullName: string, status: string, failureMessages?: string[] | null }} TestResult
 * @typedef {{ name: string, status: string, message?: string, assertionResults?: TestResult[] }} FileResult
 */

/**
 * The failures of a Vitest run, and what passed at a second try only, from its JSON report.
 * @param {number} exitCode
 * @param {{ testResults?: FileResult[] }} report
 * @param {string} root the folder that files are named from
 * @returns {string[]} a text for each, its error indented
 */
export function vitestFailures(exitCode, report, root) {
  const texts = (report.testResults ?? []).flatMap((file) =>
    fileFailures(file, path.relative(root, file.name)),
  )
  const said = texts.some((text) => text.startsWith('failed'))
  return exitCode === 0 || said ? texts : [...texts, 'failed outside of its tests: see its output above']
}

/**
 * @param {FileResult} file
 * @param {string} name
 */
function fileFailures(file, name) {
  const tests = file.assertionResults ?? []
  const texts = tests.flatMap(({ status, fullName, failureMessages }) => {
    const errors = failureMessages ?? []
    if (status === 'failed') return [describe(`failed  ${name} › ${fullName}`, errors)]
    // The errors of a first try stay with a test that passes at its second.
    return status === 'passed' && errors.length > 0
      ? [describe(`passed at a second try  ${name} › ${fullName}`, errors)]
      : []
  })
  const unnamed = file.status === 'failed' && !tests.some(({ status }) => status === 'failed')
  return unnamed ? [...texts, describe(`failed  ${name}`, [file.message ?? ''])] : texts
}

/**
 * @param {string} title
 * @param {string[]} errors
 */
function describe(title, errors) {
  const lines = errors.flatMap((error) => tellingLines(stripVTControlCharacters(error)))
  return [title, ...lines.map((line) => `    ${line}`)].join('\n')
}

/**
 * A line of a stack that is in a library.
 * @param {string} line
 */
function isForeign(line) {
  return /^\s+at .*\/node_modules\//.test(line)
}

/** @param {string} error */
function tellingLines(error) {
  const lines = error.split('\n').filter((line) => line.trim() !== '' && !isForeign(line))
  return lines.slice(0, LINES)
}
