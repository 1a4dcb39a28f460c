export { AmazonLoginError, AmazonUnavailableError } from "../../modules/amazon-pay/buyer/errors"
