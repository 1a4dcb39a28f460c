const snsHost = /^sns\.[a-zA-Z0-9-]{3,}\.amazonaws\.com(\.cn)?$/

/** `sns.s3-….amazonaws.com` is a bucket called "sns", which need not be Amazon's. */
const bucketHost = /^sns\.s3-/i

/** True for https on a host of Amazon SNS, at the standard port, without a user or a fragment. */
export function isAtAmazonSns(url: URL): boolean {
  return (
    url.protocol === "https:" &&
    snsHost.test(url.hostname) &&
    !bucketHost.test(url.hostname) &&
    `${url.username}${url.password}${url.port}${url.hash}` === ""
  )
}
