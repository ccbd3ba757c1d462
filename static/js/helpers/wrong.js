// A form that came back puts the cursor where its first mistake stands, however far down that is.

document.querySelector(".wrong :is(input, textarea, select)")?.focus();
