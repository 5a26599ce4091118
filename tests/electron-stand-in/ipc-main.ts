/** `ipcMain`: messages from windows. */
import { EventEmitter } from 'node:events'
import type { IpcMain } from 'electron'
import type { Named } from './names'

export class IpcMainStandIn extends EventEmitter implements Named<IpcMain, 'on'> {}
