package org.exeat.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.exeat.server.access.Access;
import org.exeat.server.account.Accounts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Sessions of people, in memory only. */
@Component
final class Sessions {
  /** An ID token, for signing out at the provider that gave it. */
  private static final String ID_TOKEN = "exeat.id-token";

  /** The key under which a telephone keeps what it could not send. */
  static final String QUEUE_KEY = "exeat.queue-key";

  /** The streams that are open in it. */
  private static final String STREAMS = "exeat.streams";

  private final SecurityContextRepository kept;
  private final Accounts accounts;
  private final InstantSource clock;

  Sessions(SecurityContextRepository kept, Accounts accounts, Access access) {
    this.kept = kept;
    this.accounts = accounts;
    clock = access.clock();
  }

  /**
   * Whether somebody's session goes on: no longer than the account is there and as it was, nor,
   * where a provider vouches, than it may last, for the provider does not tell when somebody is one
   * of theirs no more.
   */
  boolean still(Who who) {
    Instant until = who.until();
    return until == null
        ? accounts.named(who.account()).filter(a -> a.stamp().equals(who.stamp())).isPresent()
        : clock.instant().isBefore(until);
  }

  /** Whoever opens a stream in a session, with which it ends. */
  LiveEvents.Watcher watcher(Who who, HttpServletRequest request) {
    return new LiveEvents.Watcher(() -> still(who), streams(request.getSession(false)));
  }

  private static SessionStreams streams(@Nullable HttpSession session) {
    try {
      if (session != null) {
        synchronized (WebUtils.getSessionMutex(session)) {
          if (session.getAttribute(STREAMS) instanceof SessionStreams before) {
            return before;
          }
          SessionStreams first = new SessionStreams();
          session.setAttribute(STREAMS, first);
          return first;
        }
      }
    } catch (IllegalStateException e) {
      // it has ended since the request came, by another one
    }
    throw new Problem(HttpStatus.UNAUTHORIZED, "not signed in", "Sign in first.");
  }

  /**
   * Begins one, by another name than the browser's before: nobody else knows it.
   *
   * @param idToken where a provider vouches
   */
  void begin(
      Who who, Optional<String> idToken, HttpServletRequest request, HttpServletResponse response) {
    HttpSession session = request.getSession();
    request.changeSessionId();
    session.removeAttribute(ID_TOKEN);
    session.removeAttribute(QUEUE_KEY); // that of who was signed in before
    session.removeAttribute(STREAMS);
    idToken.ifPresent(t -> session.setAttribute(ID_TOKEN, t));
    List<SimpleGrantedAuthority> may =
        who.mustChange()
            ? List.of()
            : who.roles().stream().map(r -> new SimpleGrantedAuthority("ROLE_" + r)).toList();
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(who, null, may));
    SecurityContextHolder.setContext(context);
    kept.saveContext(context, request, response);
  }

  /** Ends one; what a provider wants to be told at signing out. */
  Optional<String> end(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    Optional<String> idToken = Optional.empty();
    if (session != null) {
      idToken = Optional.ofNullable((String) session.getAttribute(ID_TOKEN));
      session.invalidate();
    }
    SecurityContextHolder.clearContext();
    return idToken;
  }
}
