/** What the user is asked while nodes are logged in to. */
import type { Feature } from '../../workbench/feature'
import LoginQuestion from './LoginQuestion.vue'

export const feature: Feature = { overlay: LoginQuestion }
