// Jobs that several networks of this project use: import { MyJob } from '../shared/jobs/jobs'

export {}
