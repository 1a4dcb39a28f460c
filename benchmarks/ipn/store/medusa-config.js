const { defineConfig } = require("@medusajs/framework/utils")

const secret = "a secret for benchmarks only"

module.exports = defineConfig({
  admin: { disable: true },
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    databaseDriverOptions: { connection: { ssl: false } },
    http: {
      storeCors: "*",
      adminCors: "*",
      authCors: "*",
      jwtSecret: secret,
      cookieSecret: secret,
    },
  },
  plugins: [{ resolve: "medusa-payment-amazon-pay", options: {} }],
  modules: [
    {
      resolve: "@medusajs/medusa/payment",
      dependencies: ["amazon_pay"],
      options: {
        providers: [
          {
            resolve: "medusa-payment-amazon-pay/providers/amazon-pay",
            id: "amazon-pay",
            options: {
              sellerId: "A2EXAMPLESELLER",
              accessKey: "AKIABENCHMARK0000001",
              secretKey: "a key that signs nothing here",
              clientId: "amzn1.application-oa2-client.benchmark",
              region: "na",
              sandbox: true,
              endpoint: "http://127.0.0.1:9",
              ipn: { certificateUrl: process.env.CERTIFICATE_URL },
            },
          },
        ],
      },
    },
  ],
})
