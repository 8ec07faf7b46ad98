package org.exeat.server.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/**
 * An organisation's OpenID provider, Spring Authorization Server in a process of its own. It prints
 * its port, reads where its only client is, and lasts as long as its input. Everybody's password is
 * their name. Some of its people get tokens that nobody may believe: {@code forged} by a key that
 * it does not publish, {@code expired}, {@code elsewhere} for another client, {@code impostor} by
 * another issuer.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class ProviderProcess {
  private static final AtomicReference<@Nullable RegisteredClient> CLIENT = new AtomicReference<>();

  /** What somebody is, by name. */
  private static final Map<String, List<String>> GROUPS =
      Map.of(
          "olga", List.of("port-officers"),
          "sam", List.of("canteen", "port-supervisors"),
          "nora", List.of("canteen"),
          "dave", List.of("device"),
          "forged", List.of("port-officers"),
          "expired", List.of("port-officers"),
          "elsewhere", List.of("port-officers"),
          "impostor", List.of("port-officers"));

  /** Runs it. */
  public static void main(String[] arguments) throws IOException {
    WebServerApplicationContext server =
        (WebServerApplicationContext)
            new SpringApplicationBuilder(ProviderProcess.class)
                .properties(
                    Map.of(
                        "server.address",
                        "127.0.0.1",
                        "server.port",
                        0,
                        "spring.main.banner-mode",
                        "off",
                        "logging.level.root",
                        "error"))
                .run();
    System.out.println(Objects.requireNonNull(server.getWebServer()).getPort());
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] said = line.split(" ", -1);
      CLIENT.set(client(said[0], said[1]));
      System.out.println("known");
    }
    System.exit(0);
  }

  private static RegisteredClient client(String address, String secret) {
    return RegisteredClient.withId("1")
        .clientId("exeat-port-7")
        .clientSecret("{noop}" + secret)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .redirectUri(address + "/api/v1/session/provider/back")
        .postLogoutRedirectUri(address + "/console/index.html")
        .scope(OidcScopes.OPENID)
        .scope(OidcScopes.PROFILE)
        .clientSettings(
            ClientSettings.builder()
                .requireProofKey(true)
                .requireAuthorizationConsent(false)
                .build())
        .build();
  }

  @Bean
  RegisteredClientRepository clients() {
    return new RegisteredClientRepository() {
      @Override
      public void save(RegisteredClient client) {
        // with its secret hashed; the next one comes from the input
      }

      @Override
      public @Nullable RegisteredClient findById(String id) {
        return CLIENT.get();
      }

      @Override
      public @Nullable RegisteredClient findByClientId(String id) {
        RegisteredClient client = CLIENT.get();
        return client != null && client.getClientId().equals(id) ? client : null;
      }
    };
  }

  @Bean
  @Order(1)
  SecurityFilterChain provider(HttpSecurity http) throws Exception {
    http.oauth2AuthorizationServer(
            server -> {
              http.securityMatcher(server.getEndpointsMatcher());
              server.oidc(Customizer.withDefaults());
            })
        .authorizeHttpRequests(r -> r.anyRequest().authenticated())
        .exceptionHandling(e ->
            e.defaultAuthenticationEntryPointFor(
                new LoginUrlAuthenticationEntryPoint("/login"),
                new MediaTypeRequestMatcher(MediaType.TEXT_HTML)));
    return http.build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain people(HttpSecurity http) throws Exception {
    return http.authorizeHttpRequests(r -> r.anyRequest().authenticated())
        .formLogin(Customizer.withDefaults())
        .build();
  }

  @Bean
  UserDetailsService users() {
    return new InMemoryUserDetailsManager(
        GROUPS.keySet().stream()
            .map(name ->
                User.withUsername(name).password("{noop}" + name).authorities("PERSON").build())
            .toList());
  }

  @Bean
  AuthorizationServerSettings settings() {
    return AuthorizationServerSettings.builder().build();
  }

  @Bean
  JWKSource<SecurityContext> published() throws JOSEException {
    return new ImmutableJWKSet<>(new JWKSet(key()));
  }

  @Bean
  JwtDecoder decoder(JWKSource<SecurityContext> published) {
    return OAuth2AuthorizationServerConfiguration.jwtDecoder(published);
  }

  @Bean
  JwtEncoder encoder(JWKSource<SecurityContext> published) throws JOSEException {
    NimbusJwtEncoder own = new NimbusJwtEncoder(published);
    NimbusJwtEncoder anothers = new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(key())));
    return p -> (p.getClaims().getSubject().equals("forged") ? anothers : own).encode(p);
  }

  private static RSAKey key() throws JOSEException {
    return new RSAKeyGenerator(2048).keyID("the-only-one").generate();
  }

  @Bean
  OAuth2TokenCustomizer<JwtEncodingContext> said() {
    return context -> {
      if (!context.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN)) {
        return;
      }
      String name = context.getPrincipal().getName();
      context
          .getClaims()
          .claim("realm", Map.of("groups", GROUPS.getOrDefault(name, List.of())))
          .claim("preferred_username", name + "@organisation.example");
      switch (name) {
        case "expired" ->
            context
                .getClaims()
                .issuedAt(Instant.now().minusSeconds(1_200))
                .expiresAt(Instant.now().minusSeconds(600));
        case "elsewhere" -> context.getClaims().audience(List.of("another-client"));
        case "impostor" -> context.getClaims().issuer("https://another.example");
        default -> {
          // as it is
        }
      }
    };
  }
}
