package org.exeat.server.web;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.ResourceAccessException;

/** Why somebody does not come in by the provider; the sign-in page says it. */
final class ProviderRefusal extends Exception {
  private static final long serialVersionUID = 1;

  /** All that it can be; a word of each goes into an address, nothing that the provider said. */
  enum Why {
    /** Signed in there, and no role for this port. */
    NO_ROLE,
    /** Whoever was to sign in there did not. */
    CANCELLED,
    /** It began too long ago, or in another browser, or was used already. */
    LATE,
    /** The provider does not answer. */
    UNREACHABLE,
    /** Provider and server are not set up for each other: address, client, secret. */
    SETUP,
    /** What it says of who it is cannot be believed: signature, issuer, audience, time, nonce. */
    TOKEN,
    /** The provider said no for any other reason. */
    FAILED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Why why;

  ProviderRefusal(Why why, Optional<Throwable> cause) {
    super(why.word(), cause.orElse(null));
    this.why = why;
  }

  Why why() {
    return why;
  }

  /** By what Spring Security says of an exchange that failed. */
  static ProviderRefusal of(RuntimeException e) {
    return new ProviderRefusal(why(e), Optional.of(e));
  }

  private static Why why(RuntimeException e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof ResourceAccessException || t instanceof IOException) {
        return Why.UNREACHABLE;
      }
      if (t instanceof HttpClientErrorException.Unauthorized) { // the secret is another
        return Why.SETUP;
      }
    }
    return switch (e) {
      case OAuth2AuthenticationException a -> why(a.getError());
      case OAuth2AuthorizationException a -> why(a.getError());
      default -> Why.FAILED;
    };
  }

  static Why why(OAuth2Error error) {
    return switch (error.getErrorCode()) {
      case OAuth2ErrorCodes.ACCESS_DENIED, "login_required", "interaction_required" ->
          Why.CANCELLED;
      case "invalid_state_parameter", OAuth2ErrorCodes.INVALID_GRANT -> Why.LATE;
      case OAuth2ErrorCodes.INVALID_CLIENT, OAuth2ErrorCodes.UNAUTHORIZED_CLIENT -> Why.SETUP;
      case "invalid_id_token", "invalid_nonce" -> Why.TOKEN;
      default -> Why.FAILED;
    };
  }
}
