package org.exeat.server.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
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
 * Devices sign in with each request, as RFC 7617 has it ({@code Basic}); a session is nothing to
 * them. People do not: nobody is asked for it, and their accounts are refused here, so that no
 * browser comes to keep their passwords.
 */
final class DeviceSignIn extends OncePerRequestFilter {
  private final Accounts accounts;
  private final BasicAuthenticationConverter header = new BasicAuthenticationConverter();

  DeviceSignIn(Accounts accounts) {
    this.accounts = accounts;
  }

  /** Whether a request brings its own proof, so that no page of another site can have made it. */
  static boolean bringsProof(HttpServletRequest request) {
    String proof = request.getHeader(HttpHeaders.AUTHORIZATION);
    return proof != null && proof.regionMatches(true, 0, "Basic", 0, 5);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (bringsProof(request)) {
      Optional<Account> device = device(request);
      if (device.isEmpty()) {
        Refusals.refuse(
            response,
            HttpStatus.UNAUTHORIZED,
            "not signed in",
            "A device signs in with its own account's name and password, as Basic.");
        return;
      }
      SecurityContext context = SecurityContextHolder.createEmptyContext();
      context.setAuthentication(
          UsernamePasswordAuthenticationToken.authenticated(
              Who.of(device.get()),
              null,
              List.of(new SimpleGrantedAuthority("ROLE_" + Role.DEVICE))));
      SecurityContextHolder.setContext(context);
    }
    chain.doFilter(request, response);
  }

  private Optional<Account> device(HttpServletRequest request) {
    try {
      UsernamePasswordAuthenticationToken token = header.convert(request);
      return token == null
          ? Optional.empty()
          : accounts.device(token.getName(), String.valueOf(token.getCredentials()));
    } catch (BadCredentialsException e) {
      return Optional.empty();
    }
  }
}
