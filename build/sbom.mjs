// `npm run sbom`: writes release/sbom.cdx.json, a CycloneDX list of the packages that travel with the product.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { captureNode, root } from './tools.mjs'
import { travellingPackages } from './travelling-packages.mjs'

const file = path.join(root, 'release/sbom.cdx.json')

const { code, output } = await captureNode([
  process.env.npm_execpath ?? '',
  'sbom',
  '--sbom-format',
  'cyclonedx',
])
if (code !== 0) throw new Error(`npm cannot list the packages: ${output}`)
const bom = JSON.parse(output.slice(output.indexOf('{')))
const travelling = new Set(travellingPackages().map(({ name, version }) => `${name}@${version}`))
const components = bom.components.filter((component) => travelling.has(component['bom-ref']))
const isListed = (reference) => travelling.has(reference) || reference === bom.metadata.component['bom-ref']
const dependencies = bom.dependencies
  .filter(({ ref }) => isListed(ref))
  .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter(isListed) }))
mkdirSync(path.dirname(file), { recursive: true })
writeFileSync(file, `${JSON.stringify({ ...bom, components, dependencies }, null, 2)}\n`)
console.log(`${components.length} packages → ${path.relative(root, file)}`)
