/** XML as tags with their lines. Document types are refused: entities could name other files, or grow without end. */
import { XMLParser } from 'fast-xml-parser'
import { SyntaxValidator } from 'fast-xml-validator'

/** What is wrong with a topology file, and where. */
export class TopologyError extends Error {
  override readonly name = 'TopologyError'

  constructor(
    readonly line: number,
    message: string,
    readonly hint: string,
  ) {
    super(message)
  }
}

export interface XmlTag {
  name: string
  attributes: Readonly<Record<string, string>>
  children: XmlTag[]
  line: number
}

const ATTRIBUTES = ':@'

/** Where the parser notes the place of a tag; typed there as an object. */
const metadata = XMLParser.getMetaDataSymbol() as unknown as symbol

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  attributesGroupName: '',
  parseAttributeValue: false,
  captureMetaData: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
})

/** The outermost tag. Throws TopologyError for what is no XML, and for a document type. */
export function readXml(text: string): XmlTag {
  const lineAt = lineFinder(text)
  const declared = /<!(?:DOCTYPE|ENTITY)/i.exec(withoutComments(text))
  if (declared !== null) {
    const message = 'declares a document type or entities, which are not read'
    throw new TopologyError(
      lineAt(declared.index),
      message,
      'Write the values where the entities stand, and remove the declaration.',
    )
  }
  try {
    SyntaxValidator.validate(text)
  } catch (error) {
    const { line = 1, message } = error as Error & { line?: number }
    throw new TopologyError(line, `is not valid XML: ${message}`, 'Correct the file at this line.')
  }
  const [root, ...others] = tagsIn(parser.parse(text) as Parsed[], lineAt)
  if (root === undefined || others.length > 0) {
    throw new TopologyError(
      others[0]?.line ?? 1,
      'has not exactly one outermost tag',
      'Put all nodes into one <network>.',
    )
  }
  return root
}

/** A tag as the parser gives it: its children under its name, its attributes, and where it begins. */
type Parsed = Record<string, unknown> & Record<symbol, { startIndex?: number } | undefined>

function tagsIn(parsed: readonly Parsed[], lineAt: (index: number) => number): XmlTag[] {
  return parsed.flatMap((item) => {
    const name = Object.keys(item).find((key) => key !== ATTRIBUTES)
    if (name === undefined || name.startsWith('#')) return []
    return {
      name,
      attributes: (item[ATTRIBUTES] ?? {}) as Record<string, string>,
      children: tagsIn(item[name] as Parsed[], lineAt),
      line: lineAt(item[metadata]?.startIndex ?? 0),
    }
  })
}

/** The same text with blanks for comments and sections of plain text, so that every index stays. */
function withoutComments(text: string): string {
  return text.replace(/<!--.*?-->|<!\[CDATA\[.*?\]\]>/gs, (part) => ' '.repeat(part.length))
}

function lineFinder(text: string): (index: number) => number {
  return (index) => text.slice(0, index).split('\n').length
}
