// JavaScript, so that a process that loads it needs no compiler.
const { defineConfig } = require("@medusajs/framework/utils")
const { readStoreEnvironment } = require("./store-environment")

const env = readStoreEnvironment(process.env)
const second = env.AMAZON_PAY_SECOND

/** Medusa's locking modules other than the one that it has by itself. */
const lockingModules = {
  postgres: { resolve: "@medusajs/medusa/locking-postgres", id: "locking-postgres" },
  redis: {
    resolve: "@medusajs/medusa/locking-redis",
    id: "locking-redis",
    options: { redisUrl: env.AMAZON_PAY_REDIS },
  },
}
const locking = lockingModules[env.AMAZON_PAY_LOCKING]

module.exports = defineConfig({
  admin: { disable: true },
  projectConfig: {
    // The test runner puts in the database of the test file.
    databaseUrl: env.DATABASE_URL,
    // Medusa gives up on a connection after five seconds otherwise, which says more of the machine than of the database.
    databaseDriverOptions: { connection: { ssl: false }, connectionTimeoutMillis: 300_000 },
    http: {
      storeCors: "*",
      adminCors: "*",
      authCors: "*",
      jwtSecret: "a secret for tests only",
      cookieSecret: "a secret for tests only",
    },
  },
  plugins: [{ resolve: "medusa-payment-amazon-pay", options: {} }],
  modules: [
    ...(locking
      ? [
          {
            resolve: "@medusajs/medusa/locking",
            options: { providers: [{ ...locking, is_default: true }] },
          },
        ]
      : []),
    ...(env.AMAZON_PAY_MAILS
      ? [
          {
            resolve: "@medusajs/medusa/notification",
            options: {
              providers: [
                {
                  resolve: "@medusajs/medusa/notification-local",
                  id: "local",
                  options: { name: "Local", channels: ["feed", "email"] },
                },
              ],
            },
          },
        ]
      : []),
    ...(env.MEDUSA_FF_RBAC ? [{ resolve: "@medusajs/medusa/rbac" }] : []),
    {
      resolve: "@medusajs/medusa/payment",
      dependencies: ["amazon_pay"],
      options: {
        providers: [
          {
            resolve: "medusa-payment-amazon-pay/providers/amazon-pay",
            id: "amazon-pay",
            options: {
              sellerId: env.AMAZON_PAY_SELLER_ID,
              accessKey: env.AMAZON_PAY_ACCESS_KEY,
              secretKey: env.AMAZON_PAY_SECRET_KEY,
              clientId: env.AMAZON_PAY_CLIENT_ID,
              region: env.AMAZON_PAY_REGION,
              sandbox: true,
              capture: env.AMAZON_PAY_CAPTURE,
              authorization: env.AMAZON_PAY_AUTHORIZATION,
              remainder: env.AMAZON_PAY_REMAINDER,
              guard: env.AMAZON_PAY_GUARD,
              address: env.AMAZON_PAY_ADDRESS,
              endpoint: env.AMAZON_PAY_ENDPOINT,
              ipn: { certificateUrl: env.AMAZON_PAY_CERTIFICATE_URL },
            },
          },
          ...(second
            ? [
                {
                  resolve: "medusa-payment-amazon-pay/providers/amazon-pay",
                  id: "second",
                  options: {
                    sellerId: second.sellerId,
                    accessKey: second.accessKey,
                    secretKey: second.secretKey,
                    clientId: second.clientId,
                    region: "na",
                    sandbox: true,
                    capture: "manual",
                    mwsAuthToken: "amzn.mws.00000000-0000-0000-0000-000000000000",
                    endpoint: second.url,
                    ipn: { certificateUrl: second.certificateUrl },
                    ...second.options,
                  },
                },
              ]
            : []),
        ],
      },
    },
  ],
})
