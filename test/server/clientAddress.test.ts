import {describe, expect, it} from "vitest";
import {clientAddress, readTrustedProxies} from "../../server/clientAddress.js";

const none = readTrustedProxies("");
const proxies = readTrustedProxies("127.0.0.1, 10.0.0.0/8, ::1");

describe("clientAddress(socket, forwarded, trusted)", () => {
  it("is the socket's when no proxy is trusted, whatever the header says", () => {
    expect(clientAddress("203.0.113.9", "1.2.3.4", none)).toBe("203.0.113.9");
    expect(clientAddress("::ffff:203.0.113.9", undefined, none)).toBe("203.0.113.9");
  });
  it("is what the nearest trusted proxy saw, not what the client wrote before it", () => {
    expect(clientAddress("127.0.0.1", "1.2.3.4, 203.0.113.9", proxies)).toBe("203.0.113.9");
    expect(clientAddress("::ffff:127.0.0.1", "1.2.3.4, 203.0.113.9, 10.0.0.7", proxies)).toBe(
      "203.0.113.9"
    );
    expect(clientAddress("::1", "2001:db8::5", proxies)).toBe("2001:db8::5");
  });
  it("is the proxy's when the header is missing or no address", () => {
    expect(clientAddress("127.0.0.1", undefined, proxies)).toBe("127.0.0.1");
    expect(clientAddress("127.0.0.1", "unknown", proxies)).toBe("127.0.0.1");
  });
});

describe("readTrustedProxies(list)", () => {
  it.each(["proxy.example", "10.0.0.0/33", "10.0.0.0/0", "::/129", "300.1.1.1"])(
    "refuses %s",
    (item) => {
      expect(() => readTrustedProxies(item)).toThrow(/trusted proxy/);
    }
  );
});
