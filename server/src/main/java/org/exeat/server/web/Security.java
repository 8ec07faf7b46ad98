package org.exeat.server.web;

import static org.exeat.server.account.Role.AUDITOR;
import static org.exeat.server.account.Role.DEVICE;
import static org.exeat.server.account.Role.INTEGRATOR;
import static org.exeat.server.account.Role.OFFICER;
import static org.exeat.server.account.Role.PRIVACY_OFFICER;
import static org.exeat.server.account.Role.SUPERVISOR;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.exeat.server.access.Access;
import org.exeat.server.account.Accounts;
import org.exeat.server.account.Role;
import org.exeat.server.operation.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * Who may ask for what: nobody for anything that is not listed here. Sessions are kept in memory,
 * in a cookie that no script reads; what changes something repeats another cookie in a header,
 * which pages of other sites cannot.
 */
@Configuration(proxyBeanMethods = false)
public class Security {
  /** Everything comes from this server, no script is written into a page, no page frames it. */
  static final String CONTENT_SECURITY_POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  /** Where officers take pictures with their telephones. */
  static final String CAPTURE_PAGE = "/console/capture.html";

  private static final String[] WATCHING = names(OFFICER, SUPERVISOR);

  private static final String[] COUNTING = names(SUPERVISOR, AUDITOR);
  private static final String[] STANDING = names(SUPERVISOR, AUDITOR, PRIVACY_OFFICER);
  private static final String[] SECONDING = names(SUPERVISOR, PRIVACY_OFFICER);
  private static final String[] CHECKING = names(AUDITOR, PRIVACY_OFFICER);

  private static String[] names(Role... roles) {
    return java.util.Arrays.stream(roles).map(Role::name).toArray(String[]::new);
  }

  @Bean
  SecurityFilterChain chain(
      HttpSecurity http,
      Refusals refusals,
      SecurityContextRepository kept,
      Sessions sessions,
      Accounts accounts,
      Access access,
      Operation operation)
      throws Exception {
    return http.authorizeHttpRequests(r -> operating(r, operation))
        .authorizeHttpRequests(Security::rules)
        .addFilterBefore(
            new DeviceSignIn(accounts, access.clock()), AnonymousAuthenticationFilter.class)
        .addFilterBefore(new StillSignedIn(sessions), DeviceSignIn.class)
        .csrf(csrf -> csrf.spa().ignoringRequestMatchers(DeviceSignIn::bringsProof))
        .securityContext(c -> c.securityContextRepository(kept))
        .requestCache(cache -> cache.disable())
        .anonymous(Customizer.withDefaults())
        .exceptionHandling(e -> e.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .headers(h ->
            h.contentSecurityPolicy(p -> p.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(Customizer.withDefaults())
                .addHeaderWriter(Security::permissions))
        .build();
  }

  /** One page takes pictures; no other page, and nothing else, gets at what a device has. */
  private static void permissions(HttpServletRequest asked, HttpServletResponse answer) {
    String camera = asked.getRequestURI().equals(CAPTURE_PAGE) ? "camera=(self)" : "camera=()";
    answer.setHeader("Permissions-Policy", camera + ", microphone=(), geolocation=()");
  }

  /** Whether it is up everybody may know; its figures are for who sets it up, and a collector. */
  private static void operating(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry r,
      Operation operation) {
    r.requestMatchers(HttpMethod.GET, "/api/v1/health/live", "/api/v1/health/ready").permitAll();
    r.requestMatchers(HttpMethod.GET, "/api/v1/openapi").hasRole(INTEGRATOR.name());
    r.requestMatchers(HttpMethod.GET, "/api/v1/metrics")
        .access(
            AuthorizationManagers.anyOf(
                AuthorityAuthorizationManager.hasRole(INTEGRATOR.name()),
                (who, asked) -> new AuthorizationDecision(isScraper(operation, asked))));
  }

  private static boolean isScraper(Operation operation, RequestAuthorizationContext asked) {
    String token = asked.getRequest().getHeader(HttpHeaders.AUTHORIZATION);
    return token != null && operation.scraper().filter(s -> s.isIn(token)).isPresent();
  }

  /** Whoever has signed in, also with a first password; a device has no session, and draws none. */
  private static AuthorizationDecision ofPeople(
      Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext asked) {
    Authentication now = who.get();
    return new AuthorizationDecision(
        now != null
            && now.getPrincipal() instanceof Who person
            && !person.roles().contains(DEVICE));
  }

  /** A device may be for some lanes only. */
  private static boolean isItsLane(
      @Nullable Authentication who, RequestAuthorizationContext asked) {
    return who != null
        && who.getPrincipal() instanceof Who device
        && (device.lanes().isEmpty()
            || device.lanes().contains(asked.getVariables().getOrDefault("lane", "")));
  }

  private static void rules(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry r) {
    // an answer that goes on, or a refusal that is being written, also into one that has begun, was
    // allowed at its request
    r.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.INCLUDE)
        .permitAll();
    r.requestMatchers(HttpMethod.GET, "/", "/console/**").permitAll();
    r.requestMatchers(HttpMethod.GET, "/api/v1/session").permitAll();
    r.requestMatchers(HttpMethod.POST, "/api/v1/session").permitAll();
    // whoever begins there is nobody yet; what comes back is held against what was asked
    r.requestMatchers(HttpMethod.GET, ProviderSignIn.BEGIN, ProviderSignIn.BACK).permitAll();
    r.requestMatchers(HttpMethod.DELETE, "/api/v1/session").access(Security::ofPeople);
    r.requestMatchers(HttpMethod.PUT, "/api/v1/session/password").access(Security::ofPeople);
    // what stands on the sign everybody can read
    r.requestMatchers(HttpMethod.GET, "/api/v1/lanes/*/sign", "/api/v1/lanes/*/sign/events")
        .permitAll();
    r.requestMatchers(HttpMethod.GET, "/api/v1/lanes", "/api/v1/lanes/**").hasAnyRole(WATCHING);
    r.requestMatchers(HttpMethod.GET, "/api/v1/crossings/*/receipts").hasRole(OFFICER.name());
    r.requestMatchers(HttpMethod.GET, "/api/v1/crossings", "/api/v1/crossings/**")
        .hasAnyRole(WATCHING);
    r.requestMatchers(HttpMethod.GET, "/api/v1/shift").hasAnyRole(WATCHING);
    r.requestMatchers(HttpMethod.POST, "/api/v1/crossings/*/resolutions").hasRole(OFFICER.name());
    r.requestMatchers(HttpMethod.POST, "/api/v1/crossings/*/opt-outs").hasRole(OFFICER.name());
    r.requestMatchers(HttpMethod.PUT, "/api/v1/crossings/*/prompts").hasRole(OFFICER.name());
    r.requestMatchers(HttpMethod.POST, "/api/v1/crossings/*/closing").hasRole(OFFICER.name());
    r.requestMatchers(HttpMethod.PUT, "/api/v1/lanes/*/handheld/*").hasRole(OFFICER.name());
    r.requestMatchers(
            HttpMethod.POST,
            "/api/v1/lanes/*/handheld/*/photographs",
            "/api/v1/lanes/*/handheld/*/documents",
            "/api/v1/lanes/*/handheld/*/opt-outs",
            "/api/v1/lanes/*/handheld/*/end",
            "/api/v1/session/queue-key")
        .hasRole(OFFICER.name());
    r.requestMatchers(
            HttpMethod.POST,
            "/api/v1/lanes/{lane}/vehicle",
            "/api/v1/lanes/{lane}/counts",
            "/api/v1/lanes/{lane}/opt-outs",
            "/api/v1/lanes/{lane}/cameras/*/frames",
            "/api/v1/lanes/{lane}/documents")
        .access(
            AuthorizationManagers.allOf(
                AuthorityAuthorizationManager.hasRole(DEVICE.name()),
                (who, asked) -> new AuthorizationDecision(isItsLane(who.get(), asked))));
    r.requestMatchers(HttpMethod.GET, "/api/v1/figures/**").hasAnyRole(COUNTING);
    r.requestMatchers(
            HttpMethod.GET,
            "/api/v1/record",
            "/api/v1/record/checkpoint",
            "/api/v1/record/verification")
        .hasAnyRole(STANDING);
    r.requestMatchers(HttpMethod.GET, "/api/v1/record/lists/*", "/api/v1/record/due")
        .hasAnyRole(CHECKING);
    r.requestMatchers(HttpMethod.POST, "/api/v1/record/proofs").hasAnyRole(CHECKING);
    r.requestMatchers(HttpMethod.POST, "/api/v1/record/verification").hasRole(AUDITOR.name());
    r.requestMatchers(HttpMethod.GET, "/api/v1/changes").hasAnyRole(STANDING);
    r.requestMatchers(
            HttpMethod.POST,
            "/api/v1/changes/policies",
            "/api/v1/changes/holds",
            "/api/v1/changes/hold-ends",
            "/api/v1/changes/*/withdrawal")
        .hasRole(PRIVACY_OFFICER.name());
    r.requestMatchers(HttpMethod.POST, "/api/v1/changes/*/approval", "/api/v1/changes/*/refusal")
        .hasAnyRole(SECONDING);
    r.requestMatchers(HttpMethod.POST, "/api/v1/crossings/*/announcements").hasRole(OFFICER.name());
    // travellers have no account; Paces says how often
    r.requestMatchers(HttpMethod.GET, "/api/v1/notice", "/api/v1/notice/code").permitAll();
    r.requestMatchers(
            HttpMethod.POST,
            "/api/v1/receipts/checks",
            "/api/v1/receipts/pickups",
            ReceiptController.CODES)
        .permitAll();
    r.requestMatchers(
            HttpMethod.POST,
            "/api/v1/departures",
            "/api/v1/departures/zones",
            "/api/v1/departures/withdrawals")
        .permitAll();
    r.anyRequest().denyAll();
  }

  @Bean
  SecurityContextRepository kept() {
    return new HttpSessionSecurityContextRepository();
  }

  /** Nobody signs in but through {@link SessionController} and {@link ProviderController}. */
  @Bean
  AuthenticationManager nobody() {
    return authentication -> {
      throw new AuthenticationServiceException("sign in at /api/v1/session");
    };
  }
}
