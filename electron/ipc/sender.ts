/** Whose messages are heard: pages of the app itself, in the main frame of a window of ours. */
import type { IpcMainEvent } from 'electron'
import { APP_ORIGIN } from '../windows/app-origin'

/** Whether a message comes from the app's own page. */
export function isOwnPage({ sender, senderFrame }: Pick<IpcMainEvent, 'sender' | 'senderFrame'>): boolean {
  return (
    senderFrame !== null && senderFrame === sender.mainFrame && senderFrame.url.startsWith(`${APP_ORIGIN}/`)
  )
}
