package org.exeat.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Sessions of people, in memory only. */
@Component
final class Sessions {
  /** An ID token, for signing out at the provider that gave it. */
  private static final String ID_TOKEN = "exeat.id-token";

  /** The key under which a telephone keeps what it could not send. */
  static final String QUEUE_KEY = "exeat.queue-key";

  private final SecurityContextRepository kept;

  Sessions(SecurityContextRepository kept) {
    this.kept = kept;
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
