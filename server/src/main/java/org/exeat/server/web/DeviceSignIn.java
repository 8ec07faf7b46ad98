package org.exeat.server.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.exeat.server.access.DeviceCertificate;
import org.exeat.server.account.Account;
import org.exeat.server.account.Accounts;
import org.exeat.server.account.Role;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Devices sign in with each request, as RFC 7617 has it ({@code Basic}), or by the certificate that
 * their connection was made with; a session is nothing to them. People do not: nobody is asked for
 * it, and their accounts are refused here, so that no browser comes to keep their passwords.
 *
 * <p>A browser shows a certificate to whatever page asks; so one counts only in a request that no
 * browser makes.
 */
final class DeviceSignIn extends OncePerRequestFilter {
  private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

  /** What browsers write into requests, and pages cannot keep them from. */
  private static final List<String> OF_BROWSERS = List.of(HttpHeaders.ORIGIN, "Sec-Fetch-Site");

  private final Accounts accounts;
  private final InstantSource clock;
  private final BasicAuthenticationConverter header = new BasicAuthenticationConverter();

  DeviceSignIn(Accounts accounts, InstantSource clock) {
    this.accounts = accounts;
    this.clock = clock;
  }

  /** Whether a request brings its own proof, so that no page of another site can have made it. */
  static boolean bringsProof(HttpServletRequest request) {
    return bringsPassword(request) || shown(request).isPresent();
  }

  private static boolean bringsPassword(HttpServletRequest request) {
    String proof = request.getHeader(HttpHeaders.AUTHORIZATION);
    return proof != null && proof.regionMatches(true, 0, "Basic", 0, 5);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<X509Certificate> shown = shown(request);
    if (bringsPassword(request)) {
      switch (device(request)) {
        case Accounts.Attempt.SignedIn(Account device) -> signIn(device);
        case Accounts.Attempt.Wrong wrong -> {
          refuse(response, "A device signs in with its own account's name and password, as Basic.");
          return;
        }
        case Accounts.Attempt.Locked locked -> {
          Refusals.refuse(response, HttpStatus.LOCKED, "account locked", Refusals.LOCKED);
          return;
        }
        case Accounts.Attempt.Busy busy -> {
          response.setHeader(HttpHeaders.RETRY_AFTER, "1");
          Refusals.refuse(
              response,
              HttpStatus.SERVICE_UNAVAILABLE,
              "busy",
              "Too many sign in at once. Send it again.");
          return;
        }
      }
    } else if (shown.isPresent()) {
      Optional<Account> device = accounts.certified(DeviceCertificate.fingerprint(shown.get()));
      if (device.isPresent() && !DeviceCertificate.isGood(shown.get(), clock.instant())) {
        refuse(response, "The certificate of this device has ended, or has not begun.");
        return;
      }
      device.ifPresent(DeviceSignIn::signIn); // anybody else is nobody
    }
    chain.doFilter(request, response);
  }

  private static void refuse(HttpServletResponse response, String why) throws IOException {
    Refusals.refuse(response, HttpStatus.UNAUTHORIZED, "not signed in", why);
  }

  private static void signIn(Account device) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(
            Who.of(device), null, List.of(new SimpleGrantedAuthority("ROLE_" + Role.DEVICE))));
    SecurityContextHolder.setContext(context);
  }

  /** The certificate of the connection, where the request is none of a browser. */
  private static Optional<X509Certificate> shown(HttpServletRequest request) {
    return request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain
            && chain.length > 0
            && request.getRequestedSessionId() == null
            && OF_BROWSERS.stream().allMatch(h -> request.getHeader(h) == null)
        ? Optional.of(chain[0])
        : Optional.empty();
  }

  private Accounts.Attempt device(HttpServletRequest request) {
    try {
      UsernamePasswordAuthenticationToken token = header.convert(request);
      return token == null
          ? new Accounts.Attempt.Wrong()
          : accounts.device(token.getName(), String.valueOf(token.getCredentials()));
    } catch (BadCredentialsException e) {
      return new Accounts.Attempt.Wrong();
    }
  }
}
