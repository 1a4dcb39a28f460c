/** Who can log in to the demo store's dashboard. Known to everybody, like everything else in that store. */
export const ADMIN = { email: "admin@example.com", password: "amazon-pay-demo" }
