/// <reference types="vite/client" />

/** For tools that do not look into components; vue-tsc does. */
declare module '*.vue' {
  import type { DefineComponent } from 'vue'

  const component: DefineComponent
  export { component as default }
}
