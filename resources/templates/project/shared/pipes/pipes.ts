// Pipes that several networks of this project use: import { MyPipe } from '../shared/pipes/pipes'

export {}
