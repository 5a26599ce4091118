/** The version that an agent names in `hello`; equal to the product's. */
export const AGENT_VERSION = '0.1.0'
