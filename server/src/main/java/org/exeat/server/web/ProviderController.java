package org.exeat.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.exeat.server.access.Access;
import org.exeat.server.operation.Metrics;
import org.exeat.server.web.ProviderRefusal.Why;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signing in by an organisation's OpenID provider. A browser is sent there, and comes back. */
@RestController
class ProviderController {
  /** The ticket of a sign-in that has begun. */
  private static final String COOKIE = "exeat-provider";

  /** Where people sign in. */
  static final String PAGE = "/console/index.html";

  private final ProviderSignIn provider;
  private final Sessions sessions;
  private final Metrics metrics;
  private final BegunSignIns begun;

  ProviderController(ProviderSignIn provider, Sessions sessions, Metrics metrics, Access access) {
    this.provider = provider;
    this.sessions = sessions;
    this.metrics = metrics;
    begun = new BegunSignIns(access.clock());
  }

  /** Sends the browser to the provider; 404 where people do not sign in so. */
  @GetMapping(ProviderSignIn.BEGIN)
  ResponseEntity<Void> begin(HttpServletRequest request, HttpServletResponse response) {
    configured();
    try {
      OAuth2AuthorizationRequest asked = provider.begin(request);
      ticket(begun.add(asked), BegunSignIns.GOOD, request, response);
      return to(asked.getAuthorizationRequestUri());
    } catch (ProviderRefusal e) {
      return refused(e.why());
    }
  }

  /** The provider sends the browser back here, with a code or why there is none. */
  @GetMapping(ProviderSignIn.BACK)
  ResponseEntity<Void> back(
      @CookieValue(name = COOKIE, required = false) @Nullable String ticket,
      HttpServletRequest request,
      HttpServletResponse response) {
    configured();
    ticket("", Duration.ZERO, request, response); // good once
    try {
      OAuth2AuthorizationRequest asked =
          Optional.ofNullable(ticket)
              .flatMap(begun::take)
              .orElseThrow(() -> new ProviderRefusal(Why.LATE, Optional.empty()));
      ProviderSignIn.Person person = provider.end(request, asked);
      sessions.begin(person.who(), Optional.of(person.idToken()), request, response);
      metrics.signIn("signed_in");
      return to(PAGE + "?signin=done");
    } catch (ProviderRefusal e) {
      return refused(e.why());
    }
  }

  private void configured() {
    if (provider.settings().isEmpty()) {
      throw new Problem(HttpStatus.NOT_FOUND, "no provider", "Nobody signs in here by a provider.");
    }
  }

  private ResponseEntity<Void> refused(Why why) {
    metrics.signIn("refused");
    return to(PAGE + "?signin=" + why.word());
  }

  private static ResponseEntity<Void> to(String address) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(address)).build();
  }

  /**
   * Lax: the provider's page sends the browser back here, where the session's cookie does not come
   * along.
   */
  private static void ticket(
      String ticket, Duration good, HttpServletRequest request, HttpServletResponse response) {
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(COOKIE, ticket)
            .path(ProviderSignIn.BEGIN)
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .maxAge(good)
            .build()
            .toString());
  }
}
