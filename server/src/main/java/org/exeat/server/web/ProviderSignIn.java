package org.exeat.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.exeat.server.access.Access;
import org.exeat.server.access.OidcProvider;
import org.exeat.server.access.OidcSettings;
import org.exeat.server.account.Role;
import org.exeat.server.web.ProviderRefusal.Why;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Signing in by an organisation's provider: the authorization code flow of OpenID Connect Core 1.0,
 * section 3.1, with PKCE (RFC 7636), state and nonce, by Spring Security's client. What somebody is
 * comes out of the ID token, which is signed; nothing else is asked for. The provider is looked up
 * at the first sign-in, and again where that failed: a port opens without it. Thread-safe.
 */
@Component
final class ProviderSignIn {
  /** Name of the provider within Spring's client, and the end of the address where it begins. */
  private static final String PROVIDER = "provider";

  /** Where it begins, and where the provider sends the browser back to. */
  static final String BEGIN = "/api/v1/session/provider";

  static final String BACK = BEGIN + "/back";

  /** How far the provider's clock and ours may be apart. */
  static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

  /** For each of the requests to the provider. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Letters of what somebody is called on the page. */
  private static final int LONGEST_NAME = 80;

  private final Optional<OidcProvider> provider;
  private final Clock clock;
  private final JdkClientHttpRequestFactory requests;
  private volatile @Nullable Known known;

  /** The provider, once it was looked up. */
  private record Known(
      ClientRegistration registration,
      DefaultOAuth2AuthorizationRequestResolver resolver,
      OidcAuthorizationCodeAuthenticationProvider exchange) {}

  /**
   * Somebody who has signed in there.
   *
   * @param idToken for signing out there, nothing else
   */
  record Person(Who who, String idToken) {
    @Override
    public String toString() {
      return "Person[withheld]";
    }
  }

  ProviderSignIn(Access access) {
    provider = access.provider();
    clock = access.clock();
    requests =
        new JdkClientHttpRequestFactory(
            HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
    requests.setReadTimeout(PATIENCE);
  }

  /** What its file says; empty where nobody signs in so. */
  Optional<OidcSettings> settings() {
    return provider.map(OidcProvider::settings);
  }

  /** What the provider is asked, and by which address the browser goes there. */
  OAuth2AuthorizationRequest begin(HttpServletRequest request) throws ProviderRefusal {
    OAuth2AuthorizationRequest asked = known().resolver().resolve(request, PROVIDER);
    if (asked == null) {
      throw new IllegalStateException("the provider's registration is not there");
    }
    return asked;
  }

  /**
   * The browser is back.
   *
   * @param asked as this browser went
   */
  Person end(HttpServletRequest request, OAuth2AuthorizationRequest asked) throws ProviderRefusal {
    Known at = known();
    OAuth2AuthorizationResponse answer = answer(request, asked);
    String issuer = request.getParameter("iss"); // RFC 9207
    if (issuer != null && !issuer.equals(settings().orElseThrow().issuer())) {
      throw new ProviderRefusal(Why.TOKEN, Optional.empty());
    }
    try {
      Authentication done =
          at.exchange()
              .authenticate(
                  new OAuth2LoginAuthenticationToken(
                      at.registration(), new OAuth2AuthorizationExchange(asked, answer)));
      if (done != null && done.getPrincipal() instanceof OidcUser user) {
        return person(user.getIdToken());
      }
    } catch (RuntimeException e) {
      throw ProviderRefusal.of(e);
    }
    throw new ProviderRefusal(Why.TOKEN, Optional.empty()); // it is no OpenID provider's answer
  }

  private Person person(OidcIdToken token) throws ProviderRefusal {
    OidcSettings settings = settings().orElseThrow();
    Set<Role> roles = settings.rolesIn(token.getClaims());
    if (roles.isEmpty()) {
      throw new ProviderRefusal(Why.NO_ROLE, Optional.empty());
    }
    String subject = Objects.requireNonNull(token.getSubject()); // was checked
    String named = token.getPreferredUsername();
    String shown =
        (named == null || named.isBlank() ? subject : named).replaceAll("\\p{Cntrl}", "").strip();
    return new Person(
        Who.provided(
            settings.issuer() + " " + subject,
            shown.substring(0, Math.min(LONGEST_NAME, shown.length())),
            roles,
            clock.instant().plus(settings.longestSession())),
        token.getTokenValue());
  }

  private static OAuth2AuthorizationResponse answer(
      HttpServletRequest request, OAuth2AuthorizationRequest asked) throws ProviderRefusal {
    String code = request.getParameter("code");
    String error = request.getParameter("error");
    String state = request.getParameter("state");
    if (state == null || (code == null) == (error == null)) {
      throw new ProviderRefusal(Why.LATE, Optional.empty());
    }
    OAuth2AuthorizationResponse.Builder answer =
        code != null
            ? OAuth2AuthorizationResponse.success(code)
            : OAuth2AuthorizationResponse.error(String.valueOf(error));
    return answer.redirectUri(Objects.requireNonNull(asked.getRedirectUri())).state(state).build();
  }

  /**
   * Where the browser goes to sign out there, too (OpenID Connect RP-Initiated Logout 1.0).
   *
   * @param idToken as of {@link Person}
   * @param back where the provider sends the browser then
   * @return empty where the provider has no such address
   */
  Optional<String> signOut(String idToken, String back) {
    Known at = known;
    return Optional.ofNullable(at)
        .map(k ->
            k.registration()
                .getProviderDetails()
                .getConfigurationMetadata()
                .get("end_session_endpoint"))
        .map(Object::toString)
        .filter(OidcSettings::isSecure)
        .map(end ->
            UriComponentsBuilder.fromUriString(end)
                .queryParam("id_token_hint", "{token}")
                .queryParam("client_id", "{client}")
                .queryParam("post_logout_redirect_uri", "{back}")
                .encode()
                .buildAndExpand(idToken, settings().orElseThrow().clientId(), back)
                .toUriString());
  }

  private Known known() throws ProviderRefusal {
    Known before = known;
    if (before != null) {
      return before;
    }
    synchronized (this) {
      Known now = known;
      if (now == null) {
        now = lookUp(provider.orElseThrow());
        known = now;
      }
      return now;
    }
  }

  /** By OpenID Connect Discovery 1.0. */
  private Known lookUp(OidcProvider by) throws ProviderRefusal {
    OidcSettings settings = by.settings();
    ClientRegistration registration;
    try {
      Map<String, Object> says =
          RestClient.builder()
              .requestFactory(requests)
              .build()
              .get()
              .uri(settings.issuer().replaceFirst("/$", "") + "/.well-known/openid-configuration")
              .retrieve()
              .body(new ParameterizedTypeReference<Map<String, Object>>() {});
      if (says == null || !settings.issuer().equals(says.get("issuer"))) {
        throw new ProviderRefusal(Why.SETUP, Optional.empty());
      }
      for (String address : List.of("authorization_endpoint", "token_endpoint", "jwks_uri")) {
        if (!OidcSettings.isSecure(String.valueOf(says.get(address)))) {
          throw new ProviderRefusal(Why.SETUP, Optional.empty());
        }
      }
      registration =
          ClientRegistrations.fromOidcConfiguration(says)
              .registrationId(PROVIDER)
              .clientId(settings.clientId())
              .clientSecret(by.clientSecret())
              .scope(settings.scopes())
              .redirectUri("{baseUrl}" + BACK)
              .userInfoUri(null) // the signed token says all that is asked
              .clientSettings(
                  ClientRegistration.ClientSettings.builder().requireProofKey(true).build())
              .build();
    } catch (RuntimeException e) {
      throw new ProviderRefusal(Why.UNREACHABLE, Optional.of(e));
    }
    DefaultOAuth2AuthorizationRequestResolver resolver =
        new DefaultOAuth2AuthorizationRequestResolver(
            id -> PROVIDER.equals(id) ? registration : null, "/api/v1/session");
    if (settings.askAgain()) {
      resolver.setAuthorizationRequestCustomizer(
          b -> b.additionalParameters(p -> p.put("prompt", "login")));
    }
    return new Known(registration, resolver, exchange(registration, settings));
  }

  private OidcAuthorizationCodeAuthenticationProvider exchange(
      ClientRegistration registration, OidcSettings settings) {
    RestClientAuthorizationCodeTokenResponseClient tokens =
        new RestClientAuthorizationCodeTokenResponseClient();
    tokens.setRestClient(
        RestClient.builder()
            .requestFactory(requests)
            .configureMessageConverters(c ->
                c.disableDefaults()
                    .addCustomConverter(new FormHttpMessageConverter())
                    .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build());
    OidcAuthorizationCodeAuthenticationProvider exchange =
        new OidcAuthorizationCodeAuthenticationProvider(
            tokens,
            asked ->
                new DefaultOidcUser(
                    List.of(new SimpleGrantedAuthority("SIGNED_IN")), asked.getIdToken()));
    JwtDecoder decoder = decoder(registration, settings);
    exchange.setJwtDecoderFactory(r -> decoder);
    return exchange;
  }

  private JwtDecoder decoder(ClientRegistration registration, OidcSettings settings) {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSetUri(
                Objects.requireNonNull(registration.getProviderDetails().getJwkSetUri()))
            .jwsAlgorithm(SignatureAlgorithm.valueOf(settings.signature().name()))
            .restOperations(new RestTemplate(requests))
            .build();
    JwtTimestampValidator times = new JwtTimestampValidator(CLOCK_SKEW);
    times.setClock(clock);
    OidcIdTokenValidator token = new OidcIdTokenValidator(registration);
    token.setClockSkew(CLOCK_SKEW);
    token.setClock(clock);
    decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(times, token));
    decoder.setClaimSetConverter(
        new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
    return decoder;
  }
}
