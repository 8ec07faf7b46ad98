package org.exeat.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.CookieManager;
import java.net.HttpCookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.Credentials;
import okhttp3.Interceptor;
import okhttp3.JavaNetCookieJar;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.exeat.client.generated.ApiClient;
import org.exeat.client.generated.ApiException;
import org.exeat.client.generated.api.CrossingApi;
import org.exeat.client.generated.api.DeviceApi;
import org.exeat.client.generated.api.LaneApi;
import org.exeat.client.generated.api.OperationApi;
import org.exeat.client.generated.api.SessionApi;
import org.exeat.client.generated.model.ClosedView;
import org.exeat.client.generated.model.DocumentRead;
import org.exeat.client.generated.model.LaneView;
import org.exeat.client.generated.model.LaneViewCrossing;
import org.exeat.client.generated.model.LaneViewDocument;
import org.exeat.client.generated.model.Resolved;
import org.exeat.client.generated.model.SignIn;
import org.exeat.client.generated.model.VehicleSignal;
import org.exeat.domain.Prompt;
import org.exeat.faces.Image;
import org.exeat.faces.ImageEncoder;
import org.exeat.server.ExeatServer;
import org.exeat.server.MadeServer;
import org.exeat.server.account.Accounts;
import org.exeat.server.account.Role;
import org.exeat.server.board.MadePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A client that a generator made of {@code openapi.json}, at the server: what integrators generate
 * can do a device's and an officer's work. It refuses answers that are not as the document says.
 */
class GeneratedClientTest {
  private static final String CHOSEN = "four words and a dot.";

  @TempDir Path folder;
  private MadePort made;
  private Accounts accounts;
  private ExeatServer server;

  @BeforeEach
  void start() throws Exception {
    made = new MadePort(folder);
    accounts = new Accounts(folder.resolve("accounts.json"), Instant::now);
    server = MadeServer.start(made, accounts);
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
    made.close();
  }

  private ApiClient client(OkHttpClient http) {
    ApiClient client = new ApiClient(http);
    client.setBasePath("http://127.0.0.1:" + server.port());
    return client;
  }

  /** With a device's account in each request. */
  private ApiClient device() throws Exception {
    String proof = Credentials.basic("gate", accounts.add("gate", Set.of(Role.DEVICE)));
    Interceptor signIn =
        chain -> chain.proceed(chain.request().newBuilder().header("Authorization", proof).build());
    return client(new OkHttpClient.Builder().addInterceptor(signIn).build());
  }

  /** With a session, whose token goes into a header, as a browser does. */
  private ApiClient person() {
    CookieManager cookies = new CookieManager();
    Interceptor token =
        chain -> {
          Request.Builder request = chain.request().newBuilder();
          cookies.getCookieStore().getCookies().stream()
              .filter(c -> c.getName().equals("XSRF-TOKEN"))
              .map(HttpCookie::getValue)
              .forEach(t -> request.header("X-XSRF-TOKEN", t));
          return chain.proceed(request.build());
        };
    return client(
        new OkHttpClient.Builder()
            .cookieJar(new JavaNetCookieJar(cookies))
            .addInterceptor(token)
            .build());
  }

  @Test
  void devicesTellALane() throws Exception {
    DeviceApi lane = new DeviceApi(device());
    lane.deviceVehicle("1", new VehicleSignal().event("arrived").vehicle("17"));
    assertEquals(Optional.of("17"), made.trigger().present());

    Path picture =
        Files.write(
            folder.resolve("front.jpg"),
            ImageEncoder.jpeg(new Image(64, 48, new byte[64 * 48 * 3]), 80));
    lane.deviceFrame("1", "front", picture.toFile(), "2026-03-20T16:00:00Z");
    assertEquals(
        Instant.parse("2026-03-20T16:00:00Z"), made.camera().open().next().orElseThrow().time());

    DocumentRead document = new DocumentRead().zone(List.of("12"));
    ApiException early =
        assertThrows(ApiException.class, () -> lane.deviceDocument("1", document, "0f3c-1111"));
    assertEquals(409, early.getCode());
    assertTrue(early.getResponseBody().contains("nobody is at the line"), early.getResponseBody());
    made.arrives();
    for (int i = 0; i < 2; i++) { // sent again it is not handed over again
      assertEquals(1, lane.deviceDocument("1", document, "0f3c-1111").getDocument());
    }
    lane.deviceVehicle("1", new VehicleSignal().event("left"));
  }

  @Test
  void anOfficerClosesACrossing() throws Exception {
    accounts.change("officer", accounts.add("officer", Set.of(Role.OFFICER)), CHOSEN);
    ApiClient client = person();
    SessionApi session = new SessionApi(client);
    assertEquals(List.of(), session.sessionSession().getRoles());
    assertEquals(
        401,
        assertThrows(
                ApiException.class,
                () -> session.sessionSignIn(new SignIn().account("officer").password("guess")))
            .getCode());
    assertEquals(
        List.of("officer"),
        session.sessionSignIn(new SignIn().account("officer").password(CHOSEN)).getRoles());

    made.arrives(0, 90);
    made.sees(Set.of(Prompt.REMOVE_SUNGLASSES), 0);
    LaneView view = new LaneApi(client).laneLane("1");
    assertNotNull(view.getCrossing());
    assertEquals(2, view.getCrossing().getDocuments().size());
    made.leaves(0, 45);

    CrossingApi crossings = new CrossingApi(client);
    List<LaneViewCrossing> queue = crossings.crossingToResolve();
    assertEquals(1, queue.size());
    String id = queue.getFirst().getId();
    for (LaneViewDocument d : queue.getFirst().getDocuments()) {
      byte[] portrait = Files.readAllBytes(crossings.crossingPortrait(id, d.getNumber()).toPath());
      assertArrayEquals(
          new byte[] {(byte) 0xff, (byte) 0xd8}, new byte[] {portrait[0], portrait[1]});
    }
    crossings.crossingResolve(
        id, new Resolved().document(2).resolution("confirmed").ground("looked at both"));
    ClosedView closed = crossings.crossingClose(id);
    assertEquals(2, closed.getConfirmed());
    assertEquals(1, closed.getByOfficer());
    assertEquals(List.of(), crossings.crossingToResolve());
    assertEquals(1, crossings.crossingShift().size());

    session.sessionSignOut();
    assertEquals(401, assertThrows(ApiException.class, crossings::crossingShift).getCode());
    assertEquals("up", new OperationApi(client).operationLive().getStatus());
  }
}
