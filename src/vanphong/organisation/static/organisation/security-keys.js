// A security key that was not found or not touched in time: said in the page, where the library would only log it.
(function () {
  const SENTENCES = {
    NotAllowedError: "Chưa nhận được khóa: đã hết giờ chờ, đã bấm hủy, hoặc máy này không có khóa của tài khoản. Đồng chí thử lại, hoặc dùng cách khác.",
    InvalidStateError: "Khóa này đã được thêm vào tài khoản rồi.",
    SecurityError: "Khóa bảo mật chỉ dùng được khi mở trang này bằng tên máy chủ qua https, không dùng được với địa chỉ dạng số.",
    NotSupportedError: "Trình duyệt hoặc khóa này chưa dùng được với hệ thống. Đồng chí dùng trình duyệt khác hoặc cách khác.",
  };
  const ABSENT = "Trình duyệt này chưa dùng được khóa bảo mật. Đồng chí dùng trình duyệt mới hơn hoặc cách khác.";
  const OTHERWISE = "Chưa dùng được khóa bảo mật. Đồng chí thử lại, hoặc dùng cách khác.";

  document.addEventListener("allauth.error", (event) => {
    const place = document.getElementById("key-trouble");
    if (!place) return;
    event.preventDefault();
    place.textContent = window.PublicKeyCredential ? SENTENCES[event.detail.exception.name] ?? OTHERWISE : ABSENT;
    place.hidden = false;
  });
})();
