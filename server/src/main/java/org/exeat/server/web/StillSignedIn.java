package org.exeat.server.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.exeat.server.account.Accounts;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends sessions of accounts that are gone, or have another password or other roles since. */
final class StillSignedIn extends OncePerRequestFilter {
  private final Accounts accounts;

  StillSignedIn(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication now = SecurityContextHolder.getContext().getAuthentication();
    if (now != null
        && now.getPrincipal() instanceof Who who
        && accounts.named(who.account()).filter(a -> a.stamp().equals(who.stamp())).isEmpty()) {
      HttpSession session = request.getSession(false);
      if (session != null) {
        session.invalidate();
      }
      SecurityContextHolder.clearContext();
    }
    chain.doFilter(request, response);
  }
}
