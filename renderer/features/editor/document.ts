/** One file in the editor: its text, what is on disk, and whether they differ. */
import { ref } from 'vue'
import { HostError } from '../../../electron/contract/kit/client'
import { host } from '../../host/host'
import { monaco, uriOf } from './monaco'

const DRAFT_DELAY_MS = 600

/** The version of a file that is not there, as the host says it. */
const ABSENT = 'absent'
/** A file that was deleted while there was something to save in it. */
const gone = { text: '', version: ABSENT, isReadOnly: false }

interface Draft {
  /** Names of drafts are short, so two files may share one; a draft is taken for its own file alone. */
  path?: string
  text: string
  /** Version of the file that the draft was made from. */
  version: string
}

export class EditorDocument {
  readonly model: monaco.editor.ITextModel
  readonly isUnsaved = ref(false)
  /** The file has changed on disk while it was being edited here. */
  readonly isConflicting = ref(false)
  readonly isGone = ref(false)
  /** Names the text; the same again when a change is undone. */
  readonly versionId = ref(0)
  /** Its text was found unsaved from an earlier time. */
  readonly isRestored: boolean
  private savedId: number
  private draftTimer: ReturnType<typeof setTimeout> | undefined

  private constructor(
    readonly root: string,
    readonly path: string,
    text: string,
    private version: string,
    readonly isReadOnly: boolean,
    draft: Draft | null,
  ) {
    monaco.editor.getModel(uriOf(path))?.dispose()
    this.model = monaco.editor.createModel(text, undefined, uriOf(path))
    this.savedId = this.model.getAlternativeVersionId()
    this.model.onDidChangeContent(() => this.edited())
    this.isRestored = draft !== null && draft.text !== text
    if (draft && this.isRestored) {
      this.isGone.value = version === ABSENT
      this.isConflicting.value = draft.version !== version && version !== ABSENT
      this.version = draft.version
      this.replace(draft.text)
    }
  }

  /** Reads the file, and the draft that an earlier window may have left. Rejects with a HostError. */
  static async open(root: string, path: string): Promise<EditorDocument> {
    const draft = draftFor(path, await host().request('settings/recall', { key: draftKey(root, path) }))
    const file = await host()
      .request('files/read-text', { root, path })
      .catch((error: unknown) => {
        if (draft && error instanceof HostError && error.code === 'not-found') return gone
        throw error
      })
    return new EditorDocument(root, path, file.text, file.version, file.isReadOnly, draft)
  }

  /** The same text, with what is not saved of it, in a file that has another path now. */
  async movedTo(path: string): Promise<EditorDocument> {
    const { root, version } = this
    const file = await host().request('files/read-text', { root, path })
    const draft = this.isUnsaved.value ? { path, text: this.model.getValue(), version } : null
    return new EditorDocument(root, path, file.text, file.version, file.isReadOnly, draft)
  }

  /** Where its editor is in the text; null while none shows it. */
  viewState(): monaco.editor.ICodeEditorViewState | null {
    const editor = monaco.editor.getEditors().find((shown) => shown.getModel() === this.model)
    return editor?.saveViewState() ?? null
  }

  /** Changes the text to another as one step, which can be undone alone. */
  edit(text: string): void {
    this.model.pushStackElement()
    this.replace(text)
    this.model.pushStackElement()
  }

  /** Takes the last step back. */
  async undo(): Promise<void> {
    // Monaco has it on its models and keeps it out of its declarations, which give undo to editors alone.
    await (this.model as monaco.editor.ITextModel & { undo(): Promise<void> | void }).undo()
  }

  /** Writes the text; a file that has changed meanwhile is a conflict, which the user decides. */
  async save(): Promise<void> {
    if (!this.isUnsaved.value && !this.isGone.value) return
    const id = this.model.getAlternativeVersionId()
    const { root, path } = this
    const version = this.isGone.value ? null : this.version
    try {
      const written = await host().request('files/write-text', {
        root,
        path,
        text: this.model.getValue(),
        version,
      })
      this.settle(id, written.version)
    } catch (error) {
      if (!(error instanceof HostError) || error.code !== 'changed-on-disk') throw error
      this.isConflicting.value = true
    }
  }

  /** The file changed on disk: shown at once, unless it was being edited. */
  async refresh(): Promise<void> {
    const { root, path } = this
    try {
      const file = await host().request('files/read-text', { root, path })
      this.isGone.value = false
      if (file.text === this.model.getValue()) this.settle(this.model.getAlternativeVersionId(), file.version)
      else if (this.isUnsaved.value) this.conflict(file.version)
      else this.take(file.text, file.version)
    } catch (error) {
      if (!(error instanceof HostError)) throw error
      this.isGone.value = true
    }
  }

  /** What is on disk now. */
  async readDisk(): Promise<string> {
    const { root, path } = this
    return (await host().request('files/read-text', { root, path })).text
  }

  /** Gives up what was edited here. */
  async takeDisk(): Promise<void> {
    const { root, path } = this
    const file = await host().request('files/read-text', { root, path })
    this.take(file.text, file.version)
  }

  /** The next save replaces what is on disk. */
  async keepMine(): Promise<void> {
    const { root, path } = this
    this.version = (await host().request('files/read-text', { root, path })).version
    this.isConflicting.value = false
    await this.save()
  }

  dispose(): void {
    clearTimeout(this.draftTimer)
    if (this.isUnsaved.value) this.keepDraft(null)
    this.model.dispose()
  }

  private take(text: string, version: string): void {
    this.replace(text)
    this.settle(this.model.getAlternativeVersionId(), version)
  }

  /** Replaces what differs, so that it can be undone and the cursor stays where it is. */
  private replace(text: string): void {
    const old = this.model.getValue()
    const { start, oldEnd, newEnd } = difference(old, text)
    const from = this.model.getPositionAt(start)
    const to = this.model.getPositionAt(oldEnd)
    const range = monaco.Range.fromPositions(from, to)
    this.model.pushEditOperations([], [{ range, text: text.slice(start, newEnd) }], () => null)
  }

  private settle(id: number, version: string): void {
    this.savedId = id
    this.version = version
    this.isConflicting.value = false
    this.isGone.value = false
    this.edited()
  }

  /** Another window that has saved the file has taken away its draft, which is this one's too. */
  private conflict(version: string): void {
    this.isConflicting.value = version !== this.version
    this.keepDraftSoon()
  }

  private edited(): void {
    this.versionId.value = this.model.getAlternativeVersionId()
    const wasUnsaved = this.isUnsaved.value
    this.isUnsaved.value = this.model.getAlternativeVersionId() !== this.savedId
    if (!this.isUnsaved.value) {
      clearTimeout(this.draftTimer)
      this.draftTimer = undefined
      if (wasUnsaved) this.keepDraft(null)
      return
    }
    this.keepDraftSoon()
  }

  /** Keeps what is not saved now, before the window is left. */
  keepDraftNow(): void {
    clearTimeout(this.draftTimer)
    this.draftTimer = undefined
    const { path, version } = this
    this.keepDraft({ path, text: this.model.getValue(), version })
  }

  /** Not put off by further typing: a crash may come in the middle of it. */
  private keepDraftSoon(): void {
    this.draftTimer ??= setTimeout(() => this.keepDraftNow(), DRAFT_DELAY_MS)
  }

  /** What is not saved survives a crash of the window. */
  private keepDraft(value: Draft | null): void {
    const key = draftKey(this.root, this.path)
    host()
      .request('settings/remember', { key, value })
      .catch((error: unknown) => console.warn('A draft could not be kept', error))
  }
}

/** The part in which two texts differ. */
function difference(old: string, now: string): { start: number; oldEnd: number; newEnd: number } {
  const least = Math.min(old.length, now.length)
  let start = 0
  while (start < least && old[start] === now[start]) start++
  let same = 0
  while (same < least - start && old.at(-1 - same) === now.at(-1 - same)) same++
  return { start, oldEnd: old.length - same, newEnd: now.length - same }
}

function draftKey(root: string, path: string): string {
  let hash = 5381
  for (const character of `${root}\n${path}`) hash = (hash * 33 + character.codePointAt(0)!) >>> 0
  return `draft:${hash.toString(36)}`
}

function draftFor(path: string, recalled: unknown): Draft | null {
  const draft = recalled as Draft | null
  return (draft?.path ?? path) === path ? draft : null
}
