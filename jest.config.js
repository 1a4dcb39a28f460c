/** Units run beside the code they test; integration tests start a real store, so they run one file at a time. */
const transform = {
  "^.+\\.[jt]sx?$": [
    "@swc/jest",
    {
      jsc: {
        parser: { syntax: "typescript", tsx: true, decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true },
        target: "es2022",
      },
      module: { type: "commonjs" },
    },
  ],
}

const shared = {
  testEnvironment: "node",
  transform,
  // The workspace links the plugin into its own node_modules; walking .medusa or the link would find everything twice.
  modulePathIgnorePatterns: ["<rootDir>/.medusa/", "<rootDir>/demo/.medusa/", "<rootDir>/.demo/"],
}

module.exports = {
  projects: [
    { ...shared, displayName: "unit", testMatch: ["<rootDir>/src/**/__tests__/**/*.spec.ts"] },
  ],
}
