package org.exeat.server.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import org.exeat.server.account.Accounts;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends sessions of accounts that are gone, or have another password or other roles since, and those
 * by a provider when they have lasted as long as they may: the provider does not tell when somebody
 * is one of theirs no more.
 */
final class StillSignedIn extends OncePerRequestFilter {
  private final Accounts accounts;

  private final InstantSource clock;

  StillSignedIn(Accounts accounts, InstantSource clock) {
    this.accounts = accounts;
    this.clock = clock;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication now = SecurityContextHolder.getContext().getAuthentication();
    if (now != null && now.getPrincipal() instanceof Who who && !still(who)) {
      HttpSession session = request.getSession(false);
      if (session != null) {
        session.invalidate();
      }
      SecurityContextHolder.clearContext();
    }
    chain.doFilter(request, response);
  }

  private boolean still(Who who) {
    Instant until = who.until();
    return until == null
        ? accounts.named(who.account()).filter(a -> a.stamp().equals(who.stamp())).isPresent()
        : clock.instant().isBefore(until);
  }
}
